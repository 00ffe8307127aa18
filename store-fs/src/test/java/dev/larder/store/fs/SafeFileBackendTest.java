package dev.larder.store.fs;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Capability;
import dev.larder.store.testkit.BackendContract;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The safe layout under the kit. */
@Tag("FILE-2")
class SafeFileBackendTest implements BackendContract {
    @TempDir(factory = Scratch.class)
    Path dir;

    @Override
    public Backend open(InstantSource clock) throws Exception {
        return FileBackend.open(Fixture.config(dir.resolve("store"))
                .layout(FileConfig.Layout.SAFE)
                .clock(clock));
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }
}
