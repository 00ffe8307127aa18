package dev.larder.reliability.crash;

import dev.larder.store.fs.FileBackend;
import dev.larder.store.fs.FileConfig;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** A process that uses a store on a {@link Platter}, and that dies at a given change: from then on it does nothing any more. */
final class Life implements AutoCloseable {
    /** Ends the calls of a dead process, in whatever it does. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;

        Death() {
            super("killed", null, false, false);
        }
    }

    private final Platter disk;
    private final FileConfig config;
    private int left = Integer.MAX_VALUE;
    private boolean dead;
    private ObjIntConsumer<String> watcher = (path, changes) -> {};
    private @Nullable FileBackend backend;

    Life(Platter disk, FileConfig.Layout layout, FileConfig.Fsync fsync) {
        this.disk = disk;
        disk.unlockAll();
        config = Inspection.config(new GatedKernel(disk, this::pass), layout).fsync(fsync);
    }

    private void pass(Call call, String path) {
        if (dead || (call.changing() && --left < 0)) {
            dead = true;
            throw new Death();
        }
        if (call == Call.UNLINK) {
            watcher.accept(path, disk.changes());
        }
    }

    /** Lets it die before it has made one change more than so many. */
    void dieAfter(int changes) {
        left = changes;
    }

    /** Has every removal of a file told before it happens. */
    void watch(ObjIntConsumer<String> told) {
        watcher = told;
    }

    boolean dead() {
        return dead;
    }

    FileBackend open() throws Exception {
        backend = FileBackend.open(config);
        return backend;
    }

    /** Ends it, in order unless it has died. */
    @Override
    public void close() throws Exception {
        if (backend == null) {
            return;
        }
        try {
            backend.close();
        } catch (Death e) {
            if (!dead) {
                throw e;
            }
        }
    }
}
