package dev.larder.store.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A file system of one MiB in memory, mounted on a folder, where this process may mount one; else the test is passed over. */
final class SmallDisk implements AutoCloseable {
    private final String folder;

    private SmallDisk(Path folder) {
        this.folder = folder.toString();
    }

    static SmallDisk mount(Path folder) throws InterruptedException {
        SmallDisk disk = new SmallDisk(folder);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", disk.folder),
                "mounting a small file system needs the capability SYS_ADMIN");
        return disk;
    }

    /** From now on it cannot be written to. */
    void readOnly() throws InterruptedException {
        assertThat(run("mount", "-o", "remount,ro", folder)).isTrue();
    }

    /** Lazily: a page of the lock file stays mapped until garbage is collected. */
    @Override
    public void close() throws InterruptedException {
        assertThat(run("umount", "-l", folder)).isTrue();
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command)).inheritIO().start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
