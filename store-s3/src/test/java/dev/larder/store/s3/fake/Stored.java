package dev.larder.store.s3.fake;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * One object of the fake.
 *
 * @param content its bytes
 * @param etag its ETag, in quotes
 * @param modified when it was written
 * @param headers what a read gives back: {@code content-type}, {@code x-amz-meta-*} and the like, in lower case
 * @param checksums its checksums by header; none for one that was uploaded in parts
 */
record Stored(
        Content content, String etag, Instant modified, Map<String, String> headers, Map<String, String> checksums) {

    /** The headers of a writing request that belong to the object. */
    static Map<String, String> kept(Request request) {
        Map<String, String> kept = new TreeMap<>();
        request.headers().forEach((name, value) -> {
            if (name.startsWith("x-amz-meta-")
                    || name.equals("content-type")
                    || name.equals("cache-control")
                    || name.equals("content-disposition")
                    || name.equals("content-language")
                    || name.equals("expires")) {
                kept.put(name, value);
            }
        });
        String encoding = request.header("content-encoding");
        if (encoding != null) {
            String own = encoding.replaceAll("\\s*aws-chunked\\s*,?", "").replaceAll(",\\s*$", "");
            if (!own.isBlank()) {
                kept.put("content-encoding", own);
            }
        }
        kept.putIfAbsent("content-type", "binary/octet-stream");
        return kept;
    }
}
