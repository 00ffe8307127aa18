package dev.larder.reliability.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A kernel behind a gate. */
final class GatedKernel implements Kernel {
    private final Kernel inner;
    private final AtomicInteger held = new AtomicInteger();
    private volatile Gate gate;

    GatedKernel(Kernel inner, Gate gate) {
        this.inner = inner;
        this.gate = gate;
    }

    /** Puts up another gate. */
    void gate(Gate other) {
        gate = other;
    }

    /** {@return how many files and folders are open} */
    int held() {
        return held.get();
    }

    private interface Body<T extends @Nullable Object> {
        T run() throws IOException;
    }

    private interface Deed {
        void run() throws IOException;
    }

    private <T extends @Nullable Object> T pass(Call call, String path, Body<T> body) throws IOException {
        Gate now = gate;
        now.before(call, path);
        T result = body.run();
        now.after(call, path);
        return result;
    }

    private void pass(Call call, String path, Deed deed) throws IOException {
        Gate now = gate;
        now.before(call, path);
        deed.run();
        now.after(call, path);
    }

    @Override
    public Info info(String path) throws IOException {
        return pass(Call.INFO, path, () -> inner.info(path));
    }

    @Override
    public List<String> list(String folder) throws IOException {
        return pass(Call.LIST, folder, () -> inner.list(folder));
    }

    @Override
    public Open open(String path, Set<? extends OpenOption> options) throws IOException {
        boolean create = options.contains(StandardOpenOption.CREATE_NEW) || options.contains(StandardOpenOption.CREATE);
        Open open = pass(create ? Call.CREATE : Call.OPEN, path, () -> inner.open(path, options));
        held.incrementAndGet();
        return new GatedOpen(path, open);
    }

    @Override
    public void makeFolder(String path) throws IOException {
        pass(Call.MAKE_FOLDER, path, () -> inner.makeFolder(path));
    }

    @Override
    public void removeFolder(String path) throws IOException {
        pass(Call.REMOVE_FOLDER, path, () -> inner.removeFolder(path));
    }

    @Override
    public void unlink(String path) throws IOException {
        pass(Call.UNLINK, path, () -> inner.unlink(path));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        pass(Call.RENAME, to, () -> inner.rename(from, to));
    }

    @Override
    public void link(String from, String to) throws IOException {
        pass(Call.LINK, to, () -> inner.link(from, to));
    }

    @Override
    public List<String> attributes(String path) throws IOException {
        return pass(Call.GET_ATTRIBUTE, path, () -> inner.attributes(path));
    }

    @Override
    public byte @Nullable [] attribute(String path, String name) throws IOException {
        return pass(Call.GET_ATTRIBUTE, path, () -> inner.attribute(path, name));
    }

    @Override
    public void attribute(String path, String name, byte[] value) throws IOException {
        pass(Call.SET_ATTRIBUTE, path, () -> inner.attribute(path, name, value));
    }

    @Override
    public void modified(String path, FileTime time) throws IOException {
        pass(Call.SET_TIME, path, () -> inner.modified(path, time));
    }

    @Override
    public long room() {
        return inner.room();
    }

    private final class GatedOpen implements Open {
        private final String path;
        private final Open open;

        GatedOpen(String path, Open open) {
            this.path = path;
            this.open = open;
        }

        @Override
        public Info info() throws IOException {
            return pass(Call.INFO, path, open::info);
        }

        @Override
        public boolean folder() {
            return open.folder();
        }

        @Override
        public int read(ByteBuffer to, long at) throws IOException {
            return pass(Call.READ, path, () -> open.read(to, at));
        }

        @Override
        public int write(ByteBuffer from, long at) throws IOException {
            return pass(Call.WRITE, path, () -> {
                int end = from.limit();
                from.limit(from.position() + gate.room(from.remaining()));
                try {
                    return open.write(from, at);
                } finally {
                    from.limit(end);
                }
            });
        }

        @Override
        public void cut(long size) throws IOException {
            pass(Call.WRITE, path, () -> open.cut(size));
        }

        @Override
        public void force() throws IOException {
            pass(open.folder() ? Call.FORCE_FOLDER : Call.FORCE, path, open::force);
        }

        @Override
        public boolean lock(long position, long size) throws IOException {
            return pass(Call.LOCK, path, () -> open.lock(position, size));
        }

        @Override
        public void unlock(long position, long size) throws IOException {
            open.unlock(position, size);
        }

        @Override
        public void close() throws IOException {
            held.decrementAndGet();
            open.close();
        }
    }
}
