package dev.larder.store.s3.fake;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The operations on single objects, and the batch of deletions. */
final class Objects {

    private final Set<Quirk> quirks;
    private final Conditions conditions;

    Objects(Set<Quirk> quirks) {
        this.quirks = quirks;
        this.conditions = new Conditions(quirks);
    }

    Reply put(Bucket bucket, Request request, Received body) throws S3Error {
        Stored stored =
                new Stored(body.content(), tag(body.md5()), Instant.now(), Stored.kept(request), body.checksums());
        store(bucket, request, stored);
        Reply reply = Reply.empty(200).with("ETag", stored.etag());
        for (Map.Entry<String, String> sum : stored.checksums().entrySet()) {
            reply = reply.with(sum.getKey(), sum.getValue());
        }
        return reply;
    }

    /** Puts it there if the request's condition holds, as one step unless a quirk says otherwise. */
    void store(Bucket bucket, Request request, Stored stored) throws S3Error {
        if (racy(request)) {
            synchronized (bucket) {
                conditions.write(request, bucket.objects.get(request.key()));
            }
            LockSupport.parkNanos(1_000_000);
            synchronized (bucket) {
                bucket.objects.put(request.key(), stored);
            }
            return;
        }
        synchronized (bucket) {
            conditions.write(request, bucket.objects.get(request.key()));
            bucket.objects.put(request.key(), stored);
        }
    }

    Reply get(Bucket bucket, Request request) throws S3Error {
        Stored stored = existing(bucket, request);
        Reply reply = described(stored, request).with("Accept-Ranges", "bytes");
        String range = request.header("range");
        long size = stored.content().size();
        if (range == null || !range.matches("bytes=(\\d+-\\d*|-\\d+)")) {
            return whole(reply, stored, request);
        }
        String[] ends = range.substring(6).split("-", 2);
        long from = ends[0].isEmpty() ? Math.max(0, size - Long.parseLong(ends[1])) : Long.parseLong(ends[0]);
        long to = ends[0].isEmpty() || ends[1].isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(ends[1]));
        if (from >= size || to < from) {
            throw new S3Error(416, "InvalidRange");
        }
        Map<String, String> headers = new TreeMap<>(reply.headers());
        headers.keySet().removeIf(name -> name.startsWith(Sums.PREFIX));
        headers.put("Content-Range", "bytes " + from + "-" + to + "/" + size);
        return new Reply(206, headers, stored.content().slice(from, to - from + 1));
    }

    /**
     * All of an object, with its MD5 behind it for a client that asks so; the SDK checks and removes it. Of an upload in
     * parts no one knows the MD5.
     */
    private Reply whole(Reply reply, Stored stored, Request request) {
        if (!"append-md5".equals(request.header("x-amz-te"))
                || quirks.contains(Quirk.APPENDS_NO_MD5)
                || stored.etag().contains("-")) {
            return reply.with(stored.content());
        }
        Content md5 = Content.of(HexFormat.of().parseHex(stored.etag().replace("\"", "")));
        return reply.with("x-amz-transfer-encoding", "append-md5").with(Content.concat(List.of(stored.content(), md5)));
    }

    Reply head(Bucket bucket, Request request) throws S3Error {
        Stored stored = existing(bucket, request);
        return described(stored, request).with(stored.content());
    }

    Reply delete(Bucket bucket, Request request) throws S3Error {
        synchronized (bucket) {
            conditions.write(request, bucket.objects.get(request.key()));
            bucket.objects.remove(request.key());
        }
        return Reply.empty(204);
    }

    Reply copy(Bucket bucket, Bucket source, String key, Request request) throws S3Error {
        Stored from;
        synchronized (source) {
            from = source.objects.get(key);
        }
        if (from == null) {
            throw S3Error.noSuchKey();
        }
        String match = request.header("x-amz-copy-source-if-match");
        if (match != null && !conditions.matches(match, from.etag())) {
            throw S3Error.preconditionFailed();
        }
        boolean replace = "REPLACE".equals(request.header("x-amz-metadata-directive"));
        Stored copy = new Stored(
                from.content(),
                from.etag(),
                Instant.now(),
                replace ? Stored.kept(request) : from.headers(),
                from.checksums());
        store(bucket, request, copy);
        return Reply.xml(
                200,
                new Xml("CopyObjectResult")
                        .text("LastModified", copy.modified())
                        .text("ETag", copy.etag()));
    }

    /** Deletes many; with a code, every second one is left and reported under it. */
    Reply deleteMany(Bucket bucket, Received body, @Nullable String failing) throws S3Error {
        byte[] document = body.content().bytes();
        List<Map<String, String>> wanted = Xml.elements(document, "Object");
        boolean quiet = Xml.first(document, "Quiet").equals("true");
        if (wanted.isEmpty() || wanted.size() > 1000) {
            throw new S3Error(400, "MalformedXML");
        }
        Xml xml = new Xml("DeleteResult");
        for (int i = 0; i < wanted.size(); i++) {
            String key = wanted.get(i).getOrDefault("Key", "");
            String code = failing != null && i % 2 == 1
                    ? failing
                    : deleteOne(bucket, key, wanted.get(i).get("ETag"));
            if (code != null) {
                xml.inside("Error", e -> e.text("Key", key).text("Code", code).text("Message", "Played by the fake"));
            } else if (!quiet) {
                xml.inside("Deleted", e -> e.text("Key", key));
            }
        }
        return Reply.xml(200, xml);
    }

    static String tag(byte[] md5) {
        return '"' + HexFormat.of().formatHex(md5) + '"';
    }

    private @Nullable String deleteOne(Bucket bucket, String key, @Nullable String etag) {
        synchronized (bucket) {
            Stored now = bucket.objects.get(key);
            boolean ignored =
                    quirks.contains(Quirk.IGNORES_CONDITIONS) || quirks.contains(Quirk.IGNORES_DELETE_CONDITION);
            if (etag != null && !ignored && (now == null || !conditions.matches(etag, now.etag()))) {
                return now == null ? "NoSuchKey" : "PreconditionFailed";
            }
            bucket.objects.remove(key);
            return null;
        }
    }

    private Stored existing(Bucket bucket, Request request) throws S3Error {
        synchronized (bucket) {
            Stored stored = bucket.objects.get(request.key());
            if (stored == null) {
                throw S3Error.noSuchKey();
            }
            conditions.read(request, stored);
            return stored;
        }
    }

    private boolean racy(Request request) {
        return (request.header("if-match") != null && quirks.contains(Quirk.RACY_IF_MATCH))
                || (request.header("if-none-match") != null && quirks.contains(Quirk.RACY_IF_NONE_MATCH));
    }

    private static Reply described(Stored stored, Request request) {
        Map<String, String> headers = new TreeMap<>(stored.headers());
        headers.put("ETag", stored.etag());
        headers.put(
                "Last-Modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(stored.modified().atOffset(ZoneOffset.UTC)));
        if ("ENABLED".equals(request.header("x-amz-checksum-mode"))) {
            headers.putAll(stored.checksums());
        }
        return new Reply(200, headers, Content.EMPTY);
    }
}
