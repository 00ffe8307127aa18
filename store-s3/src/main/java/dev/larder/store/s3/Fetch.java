package dev.larder.store.s3;

import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Meta;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Reads the body of an answer, if the object is wanted and small enough; otherwise the connection is given up. */
final class Fetch implements ResponseTransformer<GetObjectResponse, Fetch.Fetched> {
    private final long maxValue;
    private final Predicate<Stamp> wanted;

    Fetch(long maxValue, Predicate<Stamp> wanted) {
        this.maxValue = maxValue;
        this.wanted = wanted;
    }

    /**
     * What became of an answer.
     *
     * @param found what the server told of the object
     * @param bytes its bytes, or null if they were not wanted
     * @param tooLarge whether they were too many
     */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    record Fetched(Found found, byte @Nullable [] bytes, boolean tooLarge) {
        Optional<Blob> blob() {
            return bytes == null ? Optional.empty() : Optional.of(new Blob(bytes, meta(bytes.length)));
        }

        private Meta meta(int length) {
            Meta told = found.meta();
            return new Meta(length, told.version(), told.modified(), told.deadline());
        }
    }

    @Override
    public Fetched transform(GetObjectResponse response, AbortableInputStream body) throws IOException {
        Found found = Found.of(response);
        if (found.isOpen()) {
            body.abort();
            throw new EOFException("The answer ended in its head");
        }
        boolean tooLarge = found.size() > maxValue;
        if (tooLarge || !wanted.test(found.stamp())) {
            body.abort();
            return new Fetched(found, null, tooLarge && wanted.test(found.stamp()));
        }
        byte[] bytes = found.size() < 0 ? body.readNBytes(most()) : bytes(body, (int) found.size());
        if (bytes.length < found.size()) {
            throw new EOFException("The body ended after " + bytes.length + " of " + found.size() + " bytes");
        }
        if (bytes.length > maxValue) {
            body.abort();
            return new Fetched(found, null, true);
        }
        // What checks a body does so at its end.
        if (body.read() >= 0) {
            throw new IOException("The body is longer than it was said to be");
        }
        return new Fetched(found, bytes, false);
    }

    /** Into an array of the size that the server told, which is allowed here: in a few large reads, and not copied after. */
    private static byte[] bytes(AbortableInputStream body, int size) throws IOException {
        byte[] bytes = new byte[size];
        int count = body.readNBytes(bytes, 0, size);
        return count == size ? bytes : Arrays.copyOf(bytes, count);
    }

    private int most() {
        return (int) Math.min(Integer.MAX_VALUE - 8L, maxValue + 1);
    }
}
