package dev.larder.store;

import dev.larder.serde.Mode;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Splits bytes into lines: LF and CRLF end one, a last empty one is none. Holds one line at a time. */
final class Lines {
    private static final int BUFFER = 16 * 1024;

    private final InputStream in;
    private final long maxLine;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;

    Lines(InputStream in, long maxLine) {
        this.in = in;
        this.maxLine = maxLine;
    }

    /** The lines, each decoded like a value; nulls and, where the options say so, undecodable ones are left out. */
    static <T> Stream<T> stream(InputStream in, String key, long maxLine, Calls calls, Coding coding) {
        Lines lines = new Lines(in, maxLine);
        // Nothing is read before the stream is the caller's to close: the first line is a dummy.
        return Stream.iterate(Optional.of(new byte[0]), Optional::isPresent, line -> lines.next(calls, key))
                .skip(1)
                .flatMap(line -> Decoded.<T>of(calls, "lines", key, line.orElseThrow(), coding).value().stream())
                .onClose(() -> close(in, key, calls));
    }

    /** What lines are read with; refuses a mode whose values have no lines. */
    static Coding coding(Options<?> options, Codings codings) throws BackendException {
        Coding coding = codings.read(options);
        if (coding.mode() == Mode.BINARY) {
            throw Calls.invalid("BINARY values may hold line ends; use another mode");
        }
        return coding;
    }

    private static void close(InputStream in, String key, Calls calls) {
        try {
            in.close();
        } catch (IOException e) {
            throw calls.failure(ErrorKind.FAILED, "lines", key, "the stream could not be closed", e);
        }
    }

    private Optional<byte[]> next(Calls calls, String key) {
        return calls.call("lines", key, () -> {
            try {
                return next();
            } catch (LineTooLongException e) {
                throw new BackendException(
                        ErrorKind.TOO_LARGE,
                        "A line has more than " + maxLine + " bytes; raise max-value, or read() the value");
            }
        });
    }

    /** The next line without its end, or empty after the last. */
    private Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (from < to || fill()) {
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            if (line.size() + (end - from) > maxLine) {
                throw new LineTooLongException();
            }
            line.write(buffer, from, end - from);
            from = end + 1;
            if (end < to) {
                return Optional.of(withoutReturn(line.toByteArray()));
            }
        }
        return line.size() == 0 ? Optional.empty() : Optional.of(line.toByteArray());
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer, 0, buffer.length));
        return to > 0;
    }

    private static byte[] withoutReturn(byte[] line) {
        int last = line.length - 1;
        return last >= 0 && line[last] == '\r' ? Arrays.copyOf(line, last) : line;
    }

    /** A line is longer than a value may be. */
    static final class LineTooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
