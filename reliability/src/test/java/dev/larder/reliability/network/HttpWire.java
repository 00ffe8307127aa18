package dev.larder.reliability.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP/1.1 with lengths: RFC 9112. A client that asks whether to go on is told so, so that its request is one piece. */
final class HttpWire implements Wire {
    static final String END = "\r\n\r\n";

    private static final Pattern EXPECT = Pattern.compile("(?i)\r\nexpect: *100-continue");
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)");
    private static final Pattern CHUNKED = Pattern.compile("(?i)\r\ntransfer-encoding:");

    @Override
    public byte[] request(InputStream in, OutputStream back) throws IOException {
        int first = in.read();
        if (first < 0) {
            return new byte[0];
        }
        String head = head(first, in);
        if (EXPECT.matcher(head).find()) {
            head = EXPECT.matcher(head).replaceFirst("");
            back.write(bytes("HTTP/1.1 100 Continue" + END));
        }
        return whole(head, length(head), in);
    }

    @Override
    public byte[] answer(InputStream in, byte[] request) throws IOException {
        String head = head(Wire.next(in), in);
        boolean bodiless = new String(request, 0, 5, StandardCharsets.ISO_8859_1).equals("HEAD ")
                || head.startsWith("HTTP/1.1 204")
                || head.startsWith("HTTP/1.1 304");
        return whole(head, bodiless ? 0 : length(head), in);
    }

    private static int length(String head) throws IOException {
        if (CHUNKED.matcher(head).find()) {
            throw new IOException("A message without a length: " + head);
        }
        Matcher length = LENGTH.matcher(head);
        return length.find() ? Integer.parseInt(length.group(1)) : 0;
    }

    private static byte[] whole(String head, int length, InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + length);
        all.write(bytes(head));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("The other side has ended within a body");
        }
        all.write(body);
        return all.toByteArray();
    }

    private static String head(int first, InputStream in) throws IOException {
        StringBuilder head = new StringBuilder().append((char) first);
        while (head.length() < 4 || !head.substring(head.length() - 4).equals(END)) {
            head.append((char) Wire.next(in));
        }
        return head.toString();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
