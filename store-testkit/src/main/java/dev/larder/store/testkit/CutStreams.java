package dev.larder.store.testkit;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Streams that break after a number of bytes. */
final class CutStreams {
    private CutStreams() {}

    static InputStream input(InputStream in, long most) {
        return new FilterInputStream(in) {
            private long left = most;

            @Override
            public int read() throws IOException {
                require(left-- > 0);
                return super.read();
            }

            @Override
            public int read(byte[] b, int off, int len) throws IOException {
                require(left > 0 || len == 0);
                int read = super.read(b, off, (int) Math.min(len, left));
                left -= Math.max(0, read);
                return read;
            }
        };
    }

    static OutputStream output(OutputStream out, long most) {
        return new FilterOutputStream(out) {
            private long left = most;

            @Override
            public void write(int b) throws IOException {
                require(left-- > 0);
                out.write(b);
            }

            @Override
            public void write(byte[] b, int off, int len) throws IOException {
                int fits = (int) Math.min(len, left);
                out.write(b, off, fits);
                left -= fits;
                require(fits == len);
            }
        };
    }

    private static void require(boolean whole) throws IOException {
        if (!whole) {
            throw new IOException("The stream was cut, as the script says");
        }
    }
}
