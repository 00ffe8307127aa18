package dev.larder.reliability.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/** An open file. Like the channels of the JDK it is closed when its thread is interrupted, unless it is that of a stream. */
final class KernelChannel extends FileChannel {
    private final Kernel.Open open;
    private final boolean interruptible;
    private long position;

    KernelChannel(Kernel.Open open, boolean interruptible) {
        this.open = open;
        this.interruptible = interruptible;
    }

    private interface Body<T> {
        T run() throws IOException;
    }

    private <T> T run(Body<T> body) throws IOException {
        if (!interruptible) {
            return body.run();
        }
        boolean done = false;
        try {
            begin();
            T result = body.run();
            done = true;
            return result;
        } finally {
            end(done);
        }
    }

    @Override
    public synchronized int read(ByteBuffer to) throws IOException {
        int read = read(to, position);
        position += Math.max(0, read);
        return read;
    }

    @Override
    public int read(ByteBuffer to, long at) throws IOException {
        return run(() -> open.read(to, at));
    }

    @Override
    public synchronized int write(ByteBuffer from) throws IOException {
        int written = write(from, position);
        position += written;
        return written;
    }

    @Override
    public int write(ByteBuffer from, long at) throws IOException {
        return run(() -> open.write(from, at));
    }

    @Override
    public synchronized long position() {
        return position;
    }

    @Override
    public synchronized FileChannel position(long to) {
        position = to;
        return this;
    }

    @Override
    public long size() throws IOException {
        return run(() -> open.info().size());
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        return run(() -> {
            open.cut(size);
            return this;
        });
    }

    @Override
    public void force(boolean attributes) throws IOException {
        run(() -> {
            open.force();
            return this;
        });
    }

    /** As in the JDK, an interrupt does not touch this one. */
    @Override
    public @Nullable FileLock tryLock(long at, long size, boolean shared) throws IOException {
        if (!open.lock(at, size)) {
            return null;
        }
        return new FileLock(this, at, size, shared) {
            private boolean valid = true;

            @Override
            public boolean isValid() {
                return valid && isOpen();
            }

            @Override
            public void release() throws IOException {
                if (isValid()) {
                    open.unlock(at, size);
                    valid = false;
                }
            }
        };
    }

    @Override
    protected void implCloseChannel() throws IOException {
        open.close();
    }

    private static UnsupportedOperationException unneeded() {
        return new UnsupportedOperationException("no store needs it so far");
    }

    @Override
    public FileLock lock(long at, long size, boolean shared) {
        throw unneeded();
    }

    @Override
    public long read(ByteBuffer[] to, int offset, int length) {
        throw unneeded();
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) {
        throw unneeded();
    }

    @Override
    public long transferTo(long at, long count, WritableByteChannel to) {
        throw unneeded();
    }

    @Override
    public long transferFrom(ReadableByteChannel from, long at, long count) {
        throw unneeded();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long at, long size) {
        throw unneeded();
    }
}
