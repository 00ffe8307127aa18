package dev.larder.reliability.network;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** RESP 2 and 3: the Redis protocol specification. */
final class RedisWire implements Wire {
    @Override
    public byte[] request(InputStream in, OutputStream back) throws IOException {
        int first = in.read();
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        if (first >= 0) {
            value(first, in, copy);
        }
        return copy.toByteArray();
    }

    @Override
    public byte[] answer(InputStream in, byte[] request) throws IOException {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        value(Wire.next(in), in, copy);
        return copy.toByteArray();
    }

    private static void value(int type, InputStream in, ByteArrayOutputStream copy) throws IOException {
        copy.write(type);
        String line = line(in, copy);
        switch (type) {
            case '$', '=', '!' -> {
                int length = Integer.parseInt(line);
                if (length >= 0) {
                    copy.write(whole(in, length + 2));
                }
            }
            case '*', '~', '>' -> values(Integer.parseInt(line), in, copy);
            case '%' -> values(2 * Integer.parseInt(line), in, copy);
            case '+', '-', ':', '_', '#', ',', '(' -> {
                // the line is all
            }
            default -> throw new IOException("Not RESP: " + type);
        }
    }

    /** A request of which the rest does not come is none: the server would wait for it for ever, and so would its answer. */
    private static byte[] whole(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The other side has ended within a value");
        }
        return bytes;
    }

    private static void values(int count, InputStream in, ByteArrayOutputStream copy) throws IOException {
        for (int i = 0; i < count; i++) {
            value(Wire.next(in), in, copy);
        }
    }

    private static String line(InputStream in, ByteArrayOutputStream copy) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = Wire.next(in); next != '\n'; next = Wire.next(in)) {
            line.append((char) next);
        }
        copy.write(line.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1));
        return line.toString().trim();
    }
}
