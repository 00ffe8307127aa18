package dev.larder.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Verb;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Takes the place of the network while a call is explained: the verbs run as ever, and their requests are written down and not sent.
 * What a request is answered is what it would be if the entry were there. Used for one call.
 */
final class Rehearsal implements SdkHttpClient {
    /** A page of a listing, as {@link Lister} asks for at most. */
    private static final int PAGE = 1000;

    private static final byte[] NOTHING = {};

    /** The version is not known before the call, whichever the caller has. */
    private static final Guard EXPECTED = Guard.version(new Version("<version>"));

    private final List<String> requests = new ArrayList<>();
    private String note = "";

    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                requests.add(Shown.of(
                                request.httpRequest(),
                                request.contentStreamProvider().isPresent())
                        + note);
                return answer(request.httpRequest());
            }

            @Override
            public void abort() {}
        };
    }

    private static HttpExecuteResponse answer(SdkHttpRequest request) {
        String body = body(request);
        boolean isDelete = request.method().name().equals("DELETE");
        boolean isWrite = request.method().name().equals("PUT");
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(isDelete ? 204 : 200)
                        .putHeader("ETag", isWrite ? "\"<new-version>\"" : "\"<version>\"")
                        .putHeader("Content-Length", Integer.toString(body.length()))
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(UTF_8))))
                .build();
    }

    private static String body(SdkHttpRequest request) {
        Map<String, List<String>> query = request.rawQueryParameters();
        boolean isPost = request.method().name().equals("POST");
        if (query.containsKey("uploads")) {
            return "<InitiateMultipartUploadResult><UploadId>" + Shown.UPLOAD
                    + "</UploadId></InitiateMultipartUploadResult>";
        }
        if (isPost && query.containsKey("uploadId")) {
            return "<CompleteMultipartUploadResult><ETag>\"&lt;new-version&gt;\"</ETag></CompleteMultipartUploadResult>";
        }
        if (isPost) {
            return "<DeleteResult/>";
        }
        return query.containsKey("list-type")
                ? "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>"
                : "";
    }

    /**
     * Runs a verb of a backend whose requests come here.
     *
     * @param twin the backend, with the smallest parts
     * @param partSize how long a value may be that is written as one
     */
    void run(S3Backend twin, Verb verb, String key, Write write, long partSize) throws Exception {
        Guard guard = write.guard().version() == null ? write.guard() : EXPECTED;
        switch (verb) {
            case GET -> twin.get(key);
            case PUT -> twin.put(key, NOTHING, new Write(guard, write.deadline(), write.contentType()));
            case DELETE -> twin.delete(key, guard);
            case TAKE -> twin.take(key);
            case HEAD -> twin.head(key);
            case LIST -> twin.list(key, null, PAGE);
            case GET_ALL -> twin.getAll(List.of(key));
            case PUT_ALL -> twin.putAll(Map.of(key, NOTHING), write);
            case DELETE_ALL -> twin.deleteAll(List.of(key));
            case READ -> {
                Optional<InputStream> stream = twin.read(key, 0, Long.MAX_VALUE);
                if (stream.isPresent()) {
                    stream.get().close();
                }
            }
            case WRITE -> {
                note = "   (up to " + partSize + " bytes)";
                twin.write(key, out -> {}, write);
                note = "   (longer, in parts)";
                twin.write(key, out -> out.write(new byte[(int) S3Config.LEAST_PART + 1]), write);
            }
        }
    }

    @Override
    public String clientName() {
        return "rehearsal";
    }

    @Override
    public void close() {}
}
