package dev.larder.store.fs;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Capability;
import dev.larder.store.testkit.BackendContract;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** The plain layout under the kit. */
class FileBackendTest implements BackendContract {
    @TempDir(factory = Scratch.class)
    Path dir;

    @Override
    public Backend open(InstantSource clock) throws Exception {
        return FileBackend.open(Fixture.config(dir.resolve("store")).clock(clock));
    }

    @Override
    public Set<Capability> capabilities() {
        return Fixture.plainCapabilities();
    }
}
