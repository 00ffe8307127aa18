package dev.larder.store.fs;

import static dev.larder.store.fs.Fixture.get;
import static dev.larder.store.fs.Fixture.put;
import static dev.larder.store.fs.OnDiskTest.assertKind;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Write;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full: a small file system in memory, where this process may mount one. */
class FullDiskTest {
    @TempDir(factory = Scratch.class)
    Path dir;

    private @Nullable SmallDisk disk;

    @BeforeEach
    void mount() throws Exception {
        disk = SmallDisk.mount(dir);
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    @Tag("PUT-2")
    void oldValuesStayAndNothingIsLeftBehind() throws Exception {
        byte[] large = new byte[600_000];
        try (FileBackend backend = FileBackend.open(FileConfig.of(dir))) {
            put(backend, "old", "old");
            backend.put("large", large, Write.PLAIN);
            String what = "is full";
            assertKind(ErrorKind.UNAVAILABLE, () -> backend.put("old", large, Write.PLAIN), what);
            assertKind(ErrorKind.UNAVAILABLE, () -> backend.put("new", large, new Write(Guard.ABSENT, null)), what);
            assertKind(ErrorKind.UNAVAILABLE, () -> backend.write("old", out -> out.write(large), Write.PLAIN), what);
            Write plain = Write.PLAIN;
            assertKind(
                    ErrorKind.UNAVAILABLE,
                    () -> backend.write(
                            "old",
                            out -> {
                                try {
                                    out.write(large);
                                } catch (IOException e) {
                                    // a body that hides the trouble must not get half a value committed
                                    out.flush();
                                }
                            },
                            plain),
                    what);
            assertThat(get(backend, "old")).isEqualTo("old");
            assertThat(backend.head("new")).isEmpty();
            assertThat(Fixture.debris(dir)).isEmpty();
            assertThat(backend.take("large").orElseThrow().bytes()).isEqualTo(large);
            backend.put("old", large, Write.PLAIN);
            assertThat(backend.head("old").orElseThrow().size()).isEqualTo(large.length);
        }
    }
}
