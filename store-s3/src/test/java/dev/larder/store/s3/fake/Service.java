package dev.larder.store.s3.fake;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Leads a request to its operation, after what S3 checks for all of them. */
final class Service {

    private static final int KEY_BYTES = 1024;
    private static final int METADATA_BYTES = 2048;

    private final Map<String, Bucket> buckets;
    private final Set<Quirk> quirks;
    private final Objects objects;
    private final Uploads uploads;

    volatile @Nullable String accessKey;
    volatile @Nullable String region;
    volatile long smallestPart = 5L << 20;

    Service(Map<String, Bucket> buckets, Set<Quirk> quirks) {
        this.buckets = buckets;
        this.quirks = quirks;
        this.objects = new Objects(quirks);
        this.uploads = new Uploads(quirks, objects);
    }

    /** The answer; {@code failing} is the code under which DeleteObjects leaves every second key, or null. */
    Reply answer(Request request, Received body, @Nullable String failing) throws S3Error, IOException {
        authorize(request);
        limits(request);
        refusals(request);
        String name = request.bucket();
        if (request.verb() == Verb.CREATE_BUCKET) {
            if (buckets.putIfAbsent(name, new Bucket()) != null) {
                throw new S3Error(409, "BucketAlreadyOwnedByYou");
            }
            return Reply.empty(200).with("Location", "/" + name);
        }
        Bucket bucket = bucket(name);
        return switch (request.verb()) {
            case HEAD_BUCKET -> Reply.empty(200);
            case PUT_OBJECT -> objects.put(bucket, request, body);
            case GET_OBJECT -> objects.get(bucket, request);
            case HEAD_OBJECT -> objects.head(bucket, request);
            case DELETE_OBJECT -> objects.delete(bucket, request);
            case DELETE_OBJECTS -> objects.deleteMany(bucket, body, failing);
            case COPY_OBJECT -> copy(bucket, request);
            case LIST_OBJECTS -> Listing.of(name, bucket, request);
            case CREATE_UPLOAD -> uploads.create(name, bucket, request);
            case UPLOAD_PART -> uploads.part(bucket, request, body);
            case COMPLETE_UPLOAD -> uploads.complete(name, bucket, request, body, smallestPart);
            case ABORT_UPLOAD -> uploads.abort(bucket, request);
            case LIST_UPLOADS -> uploads.list(name, bucket, request);
            case LIST_PARTS -> uploads.parts(bucket, request);
            default -> throw new S3Error(501, "NotImplemented");
        };
    }

    private Bucket bucket(String name) throws S3Error {
        Bucket bucket = buckets.get(name);
        if (bucket == null) {
            throw new S3Error(404, "NoSuchBucket");
        }
        return bucket;
    }

    private Reply copy(Bucket bucket, Request request) throws S3Error {
        String source = request.headers().getOrDefault("x-amz-copy-source", "");
        String path = URLDecoder.decode(source.startsWith("/") ? source.substring(1) : source, StandardCharsets.UTF_8);
        int slash = path.indexOf('/');
        if (slash < 0) {
            throw new S3Error(400, "InvalidArgument");
        }
        return objects.copy(bucket, bucket(path.substring(0, slash)), path.substring(slash + 1), request);
    }

    /** {@code Credential=key/date/region/s3/aws4_request}. */
    private void authorize(Request request) throws S3Error {
        String wantedKey = accessKey;
        String wantedRegion = region;
        if (wantedKey == null && wantedRegion == null) {
            return;
        }
        String header = request.header("authorization");
        int at = header == null ? -1 : header.indexOf("Credential=");
        if (at < 0) {
            throw new S3Error(403, "AccessDenied");
        }
        String[] scope = header.substring(at + "Credential=".length()).split("/", 4);
        if (wantedKey != null && !scope[0].equals(wantedKey)) {
            throw new S3Error(403, "InvalidAccessKeyId");
        }
        if (wantedRegion != null && !scope[2].equals(wantedRegion)) {
            throw new S3Error(400, "AuthorizationHeaderMalformed");
        }
    }

    private static void limits(Request request) throws S3Error {
        if (request.key().getBytes(StandardCharsets.UTF_8).length > KEY_BYTES) {
            throw new S3Error(400, "KeyTooLongError");
        }
        int metadata = 0;
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            if (header.getKey().startsWith("x-amz-meta-")) {
                metadata += header.getKey().length()
                        - "x-amz-meta-".length()
                        + header.getValue().length();
            }
        }
        if (metadata > METADATA_BYTES) {
            throw new S3Error(400, "MetadataTooLarge");
        }
    }

    private void refusals(Request request) throws S3Error {
        if (quirks.contains(Quirk.REJECTS_TRAILERS) && request.header("x-amz-trailer") != null) {
            throw new S3Error(400, "InvalidRequest");
        }
        boolean writes = switch (request.verb()) {
            case GET_OBJECT, HEAD_OBJECT, LIST_OBJECTS, LIST_UPLOADS, LIST_PARTS, HEAD_BUCKET -> false;
            default -> true;
        };
        boolean conditional = writes && request.conditional();
        if ((writes && quirks.contains(Quirk.READ_ONLY))
                || (conditional && quirks.contains(Quirk.FORBIDS_CONDITIONS))) {
            throw new S3Error(403, "AccessDenied");
        }
        if (conditional && quirks.contains(Quirk.CONDITIONAL_PUT_IS_501) && request.verb() != Verb.DELETE_OBJECT) {
            throw new S3Error(501, "NotImplemented");
        }
    }
}
