package dev.larder.reliability.crash;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Capability;
import dev.larder.store.fs.FileBackend;
import dev.larder.store.fs.FileConfig;
import dev.larder.store.testkit.BackendContract;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/** The disk in memory is a file system: the file backend on it passes the kit. */
@Tag("deep")
class ModelBackendTest implements BackendContract {
    private final Platter disk = new Platter();
    private final KernelFileSystem files = new KernelFileSystem(disk);

    @Override
    public Backend open(InstantSource clock) throws Exception {
        return FileBackend.open(FileConfig.of(files.getPath(Inspection.ROOT))
                .layout(FileConfig.Layout.SAFE)
                .trustRoot(true)
                .sweep(Duration.ZERO)
                .clock(clock));
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }
}
