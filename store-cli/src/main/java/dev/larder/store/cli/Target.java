package dev.larder.store.cli;

import dev.larder.store.backend.OutputWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a value goes: the output, or a file that has the whole value or is left as it was. */
@FunctionalInterface
interface Target {
    /** Runs the body once; what it throws comes out. */
    void write(OutputWriter body) throws IOException;

    /** {@return the output, or a file if one is given} */
    static Target of(@Nullable Path file, Console console) {
        return file == null ? body -> body.writeTo(console.out()) : body -> toFile(file, body);
    }

    private static void toFile(Path file, OutputWriter body) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a folder");
        }
        boolean exists = Files.exists(file);
        if (exists && !Files.isRegularFile(file)) {
            // a device or a pipe: there is nothing to replace
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
                body.writeTo(out);
            }
            return;
        }
        Path goal = exists ? file.toRealPath() : file.toAbsolutePath();
        Path name = Objects.requireNonNull(goal.getFileName(), "a file has a name");
        Path draft = goal.resolveSibling("." + name + "." + UUID.randomUUID() + ".part");
        try {
            try (OutputStream out =
                    Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                body.writeTo(out);
            }
            Files.move(draft, goal, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException e) {
            throw new FileSystemException(
                    file.toString(), null, e.getClass().getSimpleName().replace("Exception", ""));
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
