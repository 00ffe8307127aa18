package dev.larder.store.s3.fake;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the fake answers.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body; of a HEAD it gives only the length
 */
record Reply(int status, Map<String, String> headers, Content body) {

    static Reply empty(int status) {
        return new Reply(status, new TreeMap<>(), Content.EMPTY);
    }

    static Reply xml(int status, Xml xml) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", "application/xml");
        return new Reply(status, headers, Content.of(xml.end().getBytes(StandardCharsets.UTF_8)));
    }

    Reply with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    Reply with(Content other) {
        return new Reply(status, headers, other);
    }
}
