package dev.larder.store.fs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Temporary folders in memory where there is a file system in memory that has all that is tested, since the disk is up to
 * ten times slower; deep tests run on the disk. {@code -Dlarder.scratch=DIR} names another place.
 */
final class Scratch implements TempDirFactory {
    private static final Path BASE = base(Path.of(System.getProperty("larder.scratch", "/dev/shm")));

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws Exception {
        return BASE == null || test.getTags().contains("deep")
                ? Files.createTempDirectory("larder")
                : Files.createTempDirectory(BASE, "larder");
    }

    private static Path base(Path candidate) {
        try {
            Path probe = Files.createTempFile(candidate, "larder", null);
            try {
                return Deadlines.probe(probe) ? candidate : null;
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            return null;
        }
    }
}
