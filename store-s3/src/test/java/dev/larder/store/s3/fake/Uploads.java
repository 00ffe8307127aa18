package dev.larder.store.s3.fake;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Uploads in parts. */
final class Uploads {

    private final Set<Quirk> quirks;
    private final Objects objects;
    private final AtomicLong ids = new AtomicLong();

    Uploads(Set<Quirk> quirks, Objects objects) {
        this.quirks = quirks;
        this.objects = objects;
    }

    Reply create(String name, Bucket bucket, Request request) {
        String id = String.format("upload-%08d", ids.incrementAndGet());
        synchronized (bucket) {
            bucket.uploads.put(id, new Bucket.Upload(request.key(), Stored.kept(request), new TreeMap<>()));
        }
        return Reply.xml(
                200,
                new Xml("InitiateMultipartUploadResult")
                        .text("Bucket", name)
                        .text("Key", request.key())
                        .text("UploadId", id));
    }

    Reply part(Bucket bucket, Request request, Received body) throws S3Error {
        int number = Integer.parseInt(request.query("partNumber", "0"));
        if (number < 1 || number > 10_000) {
            throw new S3Error(400, "InvalidArgument");
        }
        synchronized (bucket) {
            open(bucket, request).parts().put(number, body);
        }
        Reply reply = Reply.empty(200).with("ETag", Objects.tag(body.md5()));
        for (Map.Entry<String, String> sum : body.checksums().entrySet()) {
            reply = reply.with(sum.getKey(), sum.getValue());
        }
        return reply;
    }

    Reply complete(String name, Bucket bucket, Request request, Received body, long smallestPart) throws S3Error {
        List<Map<String, String>> wanted = Xml.elements(body.content().bytes(), "Part");
        String id = request.query("uploadId", "");
        Stored stored;
        synchronized (bucket) {
            stored = bucket.completed.get(id);
            if (stored == null || quirks.contains(Quirk.FORGETS_COMPLETED_UPLOADS)) {
                Bucket.Upload upload = open(bucket, request);
                stored = assembled(upload, wanted, smallestPart);
                objects.store(bucket, request, stored);
                bucket.uploads.remove(id);
                bucket.completed.put(id, stored);
            }
        }
        return Reply.xml(
                200,
                new Xml("CompleteMultipartUploadResult")
                        .text("Location", "/" + name + "/" + request.key())
                        .text("Bucket", name)
                        .text("Key", request.key())
                        .text("ETag", stored.etag()));
    }

    Reply abort(Bucket bucket, Request request) throws S3Error, IOException {
        Bucket.Upload upload;
        synchronized (bucket) {
            upload = open(bucket, request);
            bucket.uploads.remove(request.query("uploadId", ""));
        }
        for (Received part : upload.parts().values()) {
            part.content().deleteFiles();
        }
        return Reply.empty(204);
    }

    Reply list(String name, Bucket bucket, Request request) {
        String prefix = request.query("prefix", "");
        Xml xml = new Xml("ListMultipartUploadsResult").text("Bucket", name).text("IsTruncated", false);
        synchronized (bucket) {
            bucket.uploads.forEach((id, upload) -> {
                if (upload.key().startsWith(prefix)) {
                    xml.inside(
                            "Upload",
                            u -> u.text("Key", Listing.encode(request, upload.key()))
                                    .text("UploadId", id)
                                    .text("Initiated", Instant.now()));
                }
            });
        }
        return Reply.xml(200, xml);
    }

    Reply parts(Bucket bucket, Request request) throws S3Error {
        Xml xml = new Xml("ListPartsResult").text("IsTruncated", false);
        synchronized (bucket) {
            open(bucket, request)
                    .parts()
                    .forEach((number, part) -> xml.inside(
                            "Part",
                            p -> p.text("PartNumber", number)
                                    .text("ETag", Objects.tag(part.md5()))
                                    .text("Size", part.content().size())));
        }
        return Reply.xml(200, xml);
    }

    private Stored assembled(Bucket.Upload upload, List<Map<String, String>> wanted, long smallestPart) throws S3Error {
        List<Content> contents = new ArrayList<>();
        MessageDigest sums = Sums.md5();
        int last = 0;
        for (Map<String, String> one : wanted) {
            int number = Integer.parseInt(one.getOrDefault("PartNumber", "0"));
            Received part = upload.parts().get(number);
            String etag = one.getOrDefault("ETag", "").replace("\"", "");
            if (part == null || !Objects.tag(part.md5()).equals('"' + etag + '"')) {
                throw new S3Error(400, "InvalidPart");
            }
            if (number <= last) {
                throw new S3Error(400, "InvalidPartOrder");
            }
            if (!contents.isEmpty() && contents.get(contents.size() - 1).size() < smallestPart) {
                throw new S3Error(400, "EntityTooSmall");
            }
            last = number;
            contents.add(part.content());
            sums.update(part.md5());
        }
        if (contents.isEmpty()) {
            throw new S3Error(400, "MalformedXML");
        }
        String etag = Objects.tag(sums.digest()).replaceAll("\"$", "-" + contents.size() + "\"");
        return new Stored(Content.concat(contents), etag, Instant.now(), upload.headers(), Map.of());
    }

    private static Bucket.Upload open(Bucket bucket, Request request) throws S3Error {
        Bucket.Upload upload = bucket.uploads.get(request.query("uploadId", ""));
        if (upload == null || !upload.key().equals(request.key())) {
            throw new S3Error(404, "NoSuchUpload");
        }
        return upload;
    }
}
