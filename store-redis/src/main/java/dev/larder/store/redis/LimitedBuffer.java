package dev.larder.store.redis;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Holds what is written up to a limit; beyond it, everything is let go and writing fails. Not thread-safe. */
final class LimitedBuffer extends OutputStream {
    private final long limit;
    private ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean full;

    LimitedBuffer(long limit) {
        this.limit = limit;
    }

    @Override
    public void write(int b) throws IOException {
        reserve(1);
        held.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        reserve(length);
        held.write(bytes, offset, length);
    }

    private void reserve(int more) throws IOException {
        if (full || more > limit - held.size()) {
            full = true;
            held = new ByteArrayOutputStream(0);
            throw new IOException("The stream is longer than the " + limit + " bytes that max-value allows");
        }
    }

    boolean full() {
        return full;
    }

    byte[] bytes() {
        return held.toByteArray();
    }
}
