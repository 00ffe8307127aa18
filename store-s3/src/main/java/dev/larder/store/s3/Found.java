package dev.larder.store.s3;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Meta;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * What the server told of an object.
 *
 * @param size its size in bytes; of a part, that of the part
 * @param etag its ETag, without quotes
 * @param modified when it was written, by the server's clock
 * @param stamp its metadata
 * @param http the answer itself, or null
 */
record Found(
        long size,
        String etag,
        @Nullable Instant modified,
        Stamp stamp,
        @Nullable SdkHttpResponse http) {
    static Found of(HeadObjectResponse head) {
        return of(head.contentLength(), head.eTag(), head.lastModified(), head.metadata(), head.sdkHttpResponse());
    }

    static Found of(GetObjectResponse get) {
        return of(get.contentLength(), get.eTag(), get.lastModified(), get.metadata(), get.sdkHttpResponse());
    }

    private static Found of(
            @Nullable Long size,
            @Nullable String etag,
            @Nullable Instant modified,
            Map<String, String> metadata,
            @Nullable SdkHttpResponse http) {
        return new Found(size == null ? -1 : size, Versions.unquoted(etag), modified, Stamp.of(metadata), http);
    }

    /** The same, if it is S3's: what has no ETag, such as the page of a proxy under a 200, is the answer of something else. */
    Found told() throws BackendException {
        if (etag.isEmpty()) {
            throw untold();
        }
        return this;
    }

    /**
     * Whether nothing tells where the body ends but the end of the connection. S3 gives a length, to a HEAD as well; Apache's client
     * takes a head that was cut for a whole one, so that this is an answer of which the rest is missing, metadata perhaps. A cut
     * behind the length is seen by the body that is missing; where there is none, by TLS, and without TLS not at all.
     */
    boolean isOpen() {
        return size < 0
                && (http == null
                        || http.firstMatchingHeader("Transfer-Encoding").isEmpty());
    }

    static BackendException untold() {
        return new BackendException(
                ErrorKind.FAILED, "The answer has no ETag, so S3 did not give it; check 'endpoint'");
    }

    Meta meta() {
        return new Meta(size, Versions.of(etag, stamp.deadline()), modified, stamp.deadline());
    }

    /** How old the object is, both moments by the server's clock; empty if it does not tell. */
    Optional<Duration> age() {
        Optional<String> date = http == null ? Optional.empty() : http.firstMatchingHeader("Date");
        if (date.isEmpty() || modified == null) {
            return Optional.empty();
        }
        try {
            Instant now = ZonedDateTime.parse(date.get(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(modified, now));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
