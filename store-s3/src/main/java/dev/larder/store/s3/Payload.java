package dev.larder.store.s3;

import dev.larder.store.backend.Write;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Bytes to be written under a name, and the two ways to write them: one PUT, whose ETag is the MD5 of the bytes, or an upload of
 * one part, whose ETag is the MD5 of that MD5 with {@code -1} behind it.
 */
final class Payload {
    /** What the end of an upload may take when the time is over already. */
    private static final Duration ABORT = Duration.ofMillis(300);

    private final Reading reading;
    private final String name;
    private final byte[] bytes;
    private final String mediaType;
    private @Nullable String md5;

    Payload(Reading reading, String name, byte[] bytes, String mediaType) {
        this.reading = reading;
        this.name = name;
        this.bytes = bytes;
        this.mediaType = mediaType;
    }

    String name() {
        return name;
    }

    /** Whether the ETag of these bytes after one PUT would be this one. */
    boolean hasEtag(@Nullable String etag) {
        if (etag == null || etag.length() != 32) {
            return false;
        }
        if (md5 == null) {
            md5 = md5(bytes);
        }
        return md5.equals(etag.toLowerCase(Locale.ROOT));
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }

    /** The ETag after one PUT. */
    String put(Stamp stamp, Condition condition, Until until) {
        var request = reading.requests
                .put(name, stamp, mediaType, condition)
                .overrideConfiguration(reading.exchange.within(until.forAttempt()));
        return Versions.unquoted(reading.exchange
                .client
                .putObject(request.build(), body(bytes, bytes.length))
                .eTag());
    }

    /** The ETag after an upload of one part; if it fails, nothing of it stays. */
    String upload(Stamp stamp, Condition condition, Until until) {
        var client = reading.exchange.client;
        var within = reading.exchange.within(until.forAttempt());
        String upload = client.createMultipartUpload(reading.requests
                        .begin(name, stamp, mediaType)
                        .overrideConfiguration(within)
                        .build())
                .uploadId();
        try {
            var part = reading.requests.part(name, upload, 1).overrideConfiguration(within);
            String etag =
                    client.uploadPart(part.build(), body(bytes, bytes.length)).eTag();
            List<CompletedPart> parts =
                    List.of(CompletedPart.builder().partNumber(1).eTag(etag).build());
            var complete = reading.requests
                    .complete(name, upload, parts, condition)
                    .overrideConfiguration(reading.exchange.within(until.forAttempt()));
            return Versions.unquoted(
                    client.completeMultipartUpload(complete.build()).eTag());
        } catch (RuntimeException e) {
            abort(upload, until, e);
            throw e;
        }
    }

    private void abort(String upload, Until until, RuntimeException because) {
        Duration time = until.forRequest().compareTo(ABORT) < 0 ? ABORT : until.forRequest();
        try {
            reading.exchange.client.abortMultipartUpload(reading.requests
                    .abort(name, upload)
                    .overrideConfiguration(reading.exchange.within(time))
                    .build());
        } catch (RuntimeException e) {
            because.addSuppressed(e);
        }
    }

    /** A body of the beginning of an array, which is not copied. */
    static RequestBody body(byte[] bytes, int length) {
        return RequestBody.fromContentProvider(
                ContentStreamProvider.fromInputStreamSupplier(() -> new ByteArrayInputStream(bytes, 0, length)),
                length,
                Write.OCTETS);
    }
}
