package dev.larder.reliability.network;

import static dev.larder.reliability.network.HttpWire.bytes;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers of HTTP, made and spoilt. */
final class Http {
    private static final Pattern LENGTH = Pattern.compile("(?i)(\r\ncontent-length: *)([0-9]+)");
    private static final Pattern TAG = Pattern.compile("(?i)\r\netag:[^\r]*");
    private static final Pattern SUM = Pattern.compile("(?i)(\r\nx-amz-checksum-crc32: *)([A-Za-z0-9+/]+=*)");

    private Http() {}

    /** An answer; to a HEAD, one without its body. */
    static byte[] answer(byte[] request, int status, String type, String body) {
        boolean head = text(request).startsWith("HEAD ");
        return bytes("HTTP/1.1 " + status + " As told\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length()
                + "\r\nx-amz-request-id: 4242" + HttpWire.END + (head ? "" : body));
    }

    /** Half of the body, with the length of that. */
    static byte[] halved(byte[] answer) {
        String text = text(answer);
        int body = text.indexOf(HttpWire.END) + HttpWire.END.length();
        int half = (text.length() - body) / 2;
        return bytes(
                LENGTH.matcher(text.substring(0, body)).replaceFirst("$1" + half) + text.substring(body, body + half));
    }

    /** The same with a length that promises more. */
    static byte[] longer(byte[] answer) {
        Matcher length = LENGTH.matcher(text(answer));
        return length.find() ? bytes(length.replaceFirst("$1" + (Integer.parseInt(length.group(2)) + 7))) : answer;
    }

    /** What comes until the connection is cut, if the server puts the ETag first. */
    static byte[] untilTag(byte[] answer) {
        String text = text(answer);
        Matcher tag = TAG.matcher(text);
        return tag.find() ? bytes(text.substring(0, text.indexOf("\r\n")) + tag.group() + "\r\n") : answer;
    }

    /** The same with the checksum of something else. */
    static byte[] otherwise(byte[] answer) {
        return bytes(SUM.matcher(text(answer)).replaceFirst("$1AAAAAA=="));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
