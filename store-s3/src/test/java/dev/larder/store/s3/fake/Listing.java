package dev.larder.store.s3.fake;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** ListObjectsV2, in the order of UTF-8 bytes; a delimiter is ignored. */
final class Listing {

    private Listing() {}

    static Reply of(String name, Bucket bucket, Request request) throws S3Error {
        String prefix = request.query("prefix", "");
        String token = request.query("continuation-token", "");
        String after = request.query("start-after", "");
        int limit = Math.min(1000, Integer.parseInt(request.query("max-keys", "1000")));
        if (!token.isEmpty()) {
            try {
                after = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw new S3Error(400, "InvalidArgument");
            }
        }
        Xml xml = new Xml("ListBucketResult")
                .text("Name", name)
                .text("Prefix", encode(request, prefix))
                .text("MaxKeys", limit);
        if (request.query().containsKey("encoding-type")) {
            xml.text("EncodingType", request.query("encoding-type", ""));
        }
        synchronized (bucket) {
            String from = after;
            int count = 0;
            String last = null;
            boolean more = false;
            for (Map.Entry<String, Stored> one :
                    bucket.objects.tailMap(from, false).entrySet()) {
                if (!one.getKey().startsWith(prefix)) {
                    continue;
                }
                if (count == limit) {
                    more = true;
                    break;
                }
                Stored stored = one.getValue();
                xml.inside(
                        "Contents",
                        c -> c.text("Key", encode(request, one.getKey()))
                                .text("LastModified", stored.modified())
                                .text("ETag", stored.etag())
                                .text("Size", stored.content().size())
                                .text("StorageClass", "STANDARD"));
                last = one.getKey();
                count++;
            }
            xml.text("KeyCount", count).text("IsTruncated", more && last != null);
            if (more && last != null) {
                xml.text(
                        "NextContinuationToken",
                        Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
            }
        }
        return Reply.xml(200, xml);
    }

    /** A key as the listing writes it; a slash stays one. */
    static String encode(Request request, String key) {
        return request.query("encoding-type", "").equals("url")
                ? URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/")
                : key;
    }
}
