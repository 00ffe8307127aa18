package dev.larder.store.http;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What an {@link Origin} sends. Immutable. */
record Reply(int status, List<Header> headers, String body, Framing framing) {
    /** How the end of the body is told. */
    enum Framing {
        LENGTH,
        CHUNKED,
        CLOSE,
        CUT_LENGTH,
        CUT_CHUNK
    }

    static Reply of(int status) {
        return new Reply(status, List.of(), "", Framing.LENGTH);
    }

    /** A 200 with a body. */
    static Reply ok(String body) {
        return of(200).body(body);
    }

    Reply with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Reply(status, more, body, framing);
    }

    Reply control(String directives) {
        return with("Cache-Control", directives);
    }

    Reply body(String text) {
        return new Reply(status, headers, text, framing);
    }

    Reply framed(Framing other) {
        return new Reply(status, headers, body, other);
    }

    /** A date of its own; the empty text sends none. */
    private boolean dated() {
        return headers.stream().anyMatch(header -> header.name().equals("Date"));
    }

    byte[] bytes(Instant now, boolean headOnly) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Some Reason\r\n");
        if (!dated()) {
            head.append("Date: ").append(HttpDates.format(now)).append("\r\n");
        }
        headers.stream()
                .filter(header ->
                        !header.name().equals("Date") || !header.value().isEmpty())
                .forEach(header -> head.append(header.name())
                        .append(": ")
                        .append(header.value())
                        .append("\r\n"));
        byte[] content = Origin.latin(body);
        boolean none = status == 304 || status == 204;
        switch (framing) {
            case LENGTH -> head.append(none ? "" : "Content-Length: " + content.length + "\r\n");
            case CUT_LENGTH ->
                head.append("Content-Length: ").append(content.length + 5).append("\r\n");
            case CHUNKED, CUT_CHUNK -> head.append("Transfer-Encoding: chunked\r\n");
            default -> head.append("");
        }
        head.append("Connection: close\r\n\r\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Origin.latin(head.toString()));
        if (!headOnly && !none) {
            if (framing == Framing.CHUNKED || framing == Framing.CUT_CHUNK) {
                out.writeBytes(Origin.latin(Integer.toHexString(content.length) + "\r\n" + body + "\r\n"));
                out.writeBytes(Origin.latin(framing == Framing.CHUNKED && content.length > 0 ? "0\r\n\r\n" : ""));
            } else {
                out.writeBytes(content);
            }
        }
        return out.toByteArray();
    }
}
