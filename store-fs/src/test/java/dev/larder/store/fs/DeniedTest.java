package dev.larder.store.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.larder.store.backend.Backend;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process without rights: this one, or a child that has dropped them, if this one is root. */
class DeniedTest {
    private static final int NOBODY = 12_345;

    @TempDir(factory = Scratch.class)
    Path dir;

    private final List<String> through = new ArrayList<>();
    private boolean root;
    private Path data;
    private String classPath;

    @BeforeEach
    void prepare() throws Exception {
        root = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        if (root) {
            String id = Integer.toString(NOBODY);
            through.addAll(List.of("setpriv", "--reuid", id, "--regid", id, "--clear-groups"));
            assumeTrue(canDrop(), "dropping the rights of root needs setpriv");
        }
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwx--x--x"));
        data = Files.createDirectory(dir.resolve("data"));
        give(data, "rwx------");
        classPath = copy(Backend.class)
                + File.pathSeparator
                + copy(FileBackend.class)
                + File.pathSeparator
                + copy(Actors.class);
    }

    private boolean canDrop() throws InterruptedException {
        List<String> command = new ArrayList<>(through);
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void give(Path path, String permissions) throws IOException {
        if (root) {
            Files.setAttribute(path, "unix:uid", NOBODY);
        }
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    /** The child may not read where this project lies. */
    private Path copy(Class<?> type) throws Exception {
        Path from =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path to = dir.resolve("classes-" + type.getSimpleName());
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Path copy = to.resolve(from.relativize(path).toString());
                Files.copy(path, copy);
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        return to;
    }

    private List<String> put(Path at, String key) throws Exception {
        try (Child child = Child.start(through, classPath, Map.of("LC_ALL", "C"), List.of("-Xmx32m"), "put", at, key)) {
            return child.lines();
        }
    }

    @Test
    @Tag("ERR-1")
    void aProcessWithoutPrivileges() throws Exception {
        assertThat(put(data, "a/b")).containsExactly("open", "was null", "put", "value");

        Path readOnly = Files.createDirectory(data.resolve("sealed"));
        Files.writeString(readOnly.resolve("k"), "old");
        give(readOnly, "r-x------");
        assertThat(put(data, "sealed/k"))
                .hasSize(3)
                .last()
                .asString()
                .startsWith("DENIED")
                .contains("give it the right");
        assertThat(readOnly.resolve("k")).hasContent("old");
        assertThat(Fixture.debris(data)).isEmpty();

        Path locked = Files.createDirectories(data.resolve("locked/deep"));
        Files.writeString(locked.resolve("k"), "old");
        give(locked, "rwx------");
        give(locked.getParent(), "rw-------");
        assertThat(put(data, "locked/deep/k"))
                .as("what may not be seen is not absent")
                .hasSize(2)
                .last()
                .asString()
                .startsWith("DENIED");
        give(locked.getParent(), "rwx------");

        Path sealedRoot = Files.createDirectory(dir.resolve("sealed"));
        give(sealedRoot, "r-x------");
        assertThat(put(sealedRoot, "k"))
                .singleElement()
                .asString()
                .startsWith("DENIED")
                .contains("read, write and enter");
        assertThat(put(sealedRoot.resolve("below"), "k"))
                .singleElement()
                .asString()
                .startsWith("DENIED");
        give(readOnly, "rwx------");
    }

    @Test
    void aRootOfSomebodyElse() throws Exception {
        assumeTrue(root, "giving a folder to somebody else needs root");
        Path foreign = Files.createDirectory(dir.resolve("foreign"));
        Files.setPosixFilePermissions(foreign, PosixFilePermissions.fromString("rwxrwxr-x"));
        assertThat(put(foreign, "k"))
                .singleElement()
                .asString()
                .startsWith("DENIED")
                .contains("belongs to");
    }
}
