package dev.larder.store;

import dev.larder.store.Calls.CallerException;
import dev.larder.store.backend.OutputWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Tells what the body of a stream throws from what the backend throws while the body writes. */
final class Bodies {
    private Bodies() {}

    static OutputWriter guarded(OutputWriter body) {
        return out -> {
            Tracked tracked = new Tracked(out);
            try {
                body.writeTo(tracked);
            } catch (IOException | RuntimeException e) {
                tracked.rethrow();
                throw new CallerException(e);
            }
            tracked.rethrow(); // a body that hid it must not commit
            tracked.flush();
        };
    }

    /** Remembers that the backend failed, whatever the body makes of it. */
    private static final class Tracked extends FilterOutputStream {
        private @Nullable IOException checked;
        private @Nullable RuntimeException unchecked;

        Tracked(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            track(() -> out.write(b));
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            track(() -> out.write(b, off, len));
        }

        @Override
        public void flush() throws IOException {
            track(out::flush);
        }

        /** The backend closes its stream itself when the value is whole. */
        @Override
        public void close() throws IOException {
            flush();
        }

        private void track(Step step) throws IOException {
            try {
                step.run();
            } catch (IOException e) {
                checked = e;
                throw e;
            } catch (RuntimeException e) {
                unchecked = e;
                throw e;
            }
        }

        void rethrow() throws IOException {
            if (checked != null) {
                throw checked;
            }
            if (unchecked != null) {
                throw unchecked;
            }
        }

        private interface Step {
            void run() throws IOException;
        }
    }
}
