package dev.larder.store.s3.fake;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The body inside an {@code aws-chunked} one: {@code size[;chunk-signature=..]} before each chunk, trailers behind the
 * last. Signatures are not checked.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html">Trailing checksums</a>
 */
final class Chunked extends FilterInputStream {

    private final Map<String, String> trailers = new TreeMap<>();
    private long left;
    private boolean first = true;
    private boolean ended;

    Chunked(InputStream in) {
        super(in);
    }

    /** The trailers by lower-case name; complete once the body was read to its end. */
    Map<String, String> trailers() {
        return trailers;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0 && !ended) {
            next();
        }
        if (ended) {
            return -1;
        }
        int n = in.read(buffer, offset, (int) Math.min(length, left));
        if (n < 0) {
            throw new EOFException("The body ended within a chunk");
        }
        left -= n;
        return n;
    }

    private void next() throws IOException {
        if (!first) {
            line();
        }
        first = false;
        String header = line();
        int semicolon = header.indexOf(';');
        left = Long.parseLong(semicolon < 0 ? header : header.substring(0, semicolon), 16);
        if (left == 0) {
            ended = true;
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                trailers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).trim());
            }
        }
    }

    /** One line without its end; the end of the body counts as an empty one. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        String text = line.toString();
        return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.US_ASCII).trim();
    }
}
