package dev.larder.store.s3;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The bytes of an object, or part of them. A connection that breaks is replaced by one that begins where it broke, at the same
 * object: if that has been replaced meanwhile, reading ends with an error. Used by one thread.
 */
final class RangeStream extends InputStream {
    /** Farther than any object reaches. */
    static final long FARTHEST = 1L << 50;

    private static final int BUFFER = 64 << 10;

    private final Reading reading;
    private final String name;
    private final @Nullable String etag;
    private final long end;
    private final boolean whole;
    private long position;
    private @Nullable ResponseInputStream<GetObjectResponse> body;
    private boolean closed;

    private RangeStream(
            Reading reading,
            String name,
            long position,
            ResponseInputStream<GetObjectResponse> body,
            Found found,
            boolean whole) {
        this.reading = reading;
        this.name = name;
        this.etag = body.response().eTag();
        this.position = position;
        this.end = found.size() < 0 ? Long.MAX_VALUE : position + found.size();
        this.body = body;
        this.whole = whole;
    }

    /** The stream of an entry, or empty if there is none. */
    static Optional<InputStream> open(Reading reading, String name, long offset, long length) throws BackendException {
        Until until = reading.exchange.until();
        boolean all = offset == 0 && length >= FARTHEST;
        if (length == 0 || offset >= FARTHEST) {
            return reading.head(name, until).map(found -> InputStream.nullInputStream());
        }
        String range = all ? null : range(offset, Math.min(length, FARTHEST));
        Optional<ResponseInputStream<GetObjectResponse>> body = reading.exchange.read(until, within -> {
            try {
                ResponseInputStream<GetObjectResponse> answer = reading.exchange.client.getObject(reading.requests
                        .get(name, range, null)
                        .overrideConfiguration(within)
                        .build());
                if (Found.of(answer.response()).isOpen()) {
                    answer.abort();
                    throw SdkClientException.create("The answer ended in its head");
                }
                return Optional.of(answer);
            } catch (SdkException e) {
                return Trouble.answered(e, 416) ? Optional.empty() : Reading.absent(e);
            }
        });
        if (body.isEmpty()) {
            // There is no object, or it ends before the range begins.
            return all ? Optional.empty() : reading.head(name, until).map(found -> InputStream.nullInputStream());
        }
        Found found = Found.of(body.get().response());
        if (found.etag().isEmpty()) {
            body.get().abort();
            throw Found.untold();
        }
        if (reading.ended(found.stamp())) {
            body.get().abort();
            return Optional.empty();
        }
        return Optional.of(new RangeStream(reading, name, offset, body.get(), found, all));
    }

    private static String range(long first, long length) {
        return "bytes=" + first + "-" + (first + length - 1);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("The stream is closed");
        }
        if (position == end) {
            return -1;
        }
        if (length == 0) {
            return 0;
        }
        Until until = reading.exchange.until();
        for (int attempt = 1; ; attempt++) {
            try {
                return some(bytes, offset, length, until);
            } catch (IOException | RuntimeException e) {
                giveUp();
                if (isFinal(e) || end == Long.MAX_VALUE || attempt == Exchange.ATTEMPTS || !until.pause(attempt)) {
                    throw failed(e);
                }
            }
        }
    }

    /** In larger reads than every other stream's: each is a call of the system. */
    @Override
    public long transferTo(OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long all = 0;
        for (int count = read(buffer, 0, BUFFER); count >= 0; count = read(buffer, 0, BUFFER)) {
            out.write(buffer, 0, count);
            all += count;
        }
        return all;
    }

    private int some(byte[] bytes, int offset, int length, Until until) throws IOException {
        ResponseInputStream<GetObjectResponse> from = body == null ? resume(until) : body;
        body = from;
        int count = from.read(bytes, offset, (int) Math.min(length, end - position));
        if (count < 0) {
            if (end == Long.MAX_VALUE) {
                return -1;
            }
            throw new EOFException("The connection ended before the object");
        }
        if (position + count == end) {
            check(from);
        }
        position += count;
        return count;
    }

    /** What checks a body does so at its end. What was read of it before is used already, and reading on mends nothing. */
    private void check(InputStream from) throws IOException {
        try {
            from.read();
        } catch (IOException | RuntimeException e) {
            throw position == 0 ? new IOException("The body differs from its checksum", e) : new Spoilt(e);
        }
    }

    private ResponseInputStream<GetObjectResponse> resume(Until until) {
        // Only a whole object has a checksum.
        String rest = whole && position == 0 ? null : range(position, end - position);
        return reading.exchange.client.getObject(reading.requests
                .get(name, rest, etag)
                .overrideConfiguration(reading.exchange.within(until.forRequest()))
                .build());
    }

    private static boolean isFinal(Exception e) {
        return Trouble.answered(e, 412)
                || Trouble.absent(e)
                || e instanceof Spoilt
                || Thread.currentThread().isInterrupted();
    }

    private static IOException failed(Exception e) {
        if (Trouble.answered(e, 412) || Trouble.absent(e)) {
            return new IOException("The value was replaced or deleted while it was read; read it anew", e);
        }
        if (e instanceof Spoilt) {
            return new IOException(
                    e.getMessage(), new BackendException(ErrorKind.UNAVAILABLE, String.valueOf(e.getMessage()), e));
        }
        Trouble trouble = Trouble.of(e);
        return new IOException("The value could not be read to its end: " + trouble.message(), trouble.ofRead());
    }

    /** The end of a body shows that something before it is wrong. */
    private static final class Spoilt extends IOException {
        private static final long serialVersionUID = 1L;

        Spoilt(Exception cause) {
            super("What was read differs from its checksum: throw it away, and read again", cause);
        }
    }

    private void giveUp() {
        ResponseInputStream<GetObjectResponse> broken = body;
        body = null;
        if (broken != null) {
            broken.abort();
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        if (position < end) {
            giveUp();
        } else if (body != null) {
            body.close();
        }
    }
}
