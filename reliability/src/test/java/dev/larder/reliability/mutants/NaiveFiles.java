package dev.larder.reliability.mutants;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import dev.larder.store.fs.FileBackend;
import dev.larder.store.fs.FileConfig;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/** A file backend of which one kind of put is done as one would without thinking of others. Its folder goes with it. */
abstract class NaiveFiles extends Broken {
    private final Path root;
    private final Guard.Kind kind;

    private NaiveFiles(Backend inner, Path root, Guard.Kind kind) {
        super(inner);
        this.root = root;
        this.kind = kind;
    }

    private interface Making {
        NaiveFiles of(Backend inner, Path root);
    }

    private static NaiveFiles open(InstantSource clock, Making making) throws Exception {
        Path root = Files.createTempDirectory("larder");
        FileConfig config = FileConfig.of(root)
                .fsync(FileConfig.Fsync.NONE)
                .sweep(Duration.ZERO)
                .clock(clock);
        return making.of(FileBackend.open(config), root);
    }

    /** Put if absent: look whether the file exists, then move another one there. */
    static NaiveFiles existsThenMove(InstantSource clock) throws Exception {
        return open(clock, ExistsThenMove::new);
    }

    /** Put: write into the file that is there. */
    static NaiveFiles inPlace(InstantSource clock) throws Exception {
        return open(clock, InPlace::new);
    }

    abstract boolean place(Path file, byte[] value) throws IOException;

    @Override
    public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
        if (write.guard().kind() != kind || write.deadline() != null) {
            return inner.put(key, value, write);
        }
        Path file = root.resolve(key);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return place(file, value) ? inner.head(key).map(Meta::version) : Optional.empty();
    }

    @Override
    public void close() throws Exception {
        inner.close();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static final class ExistsThenMove extends NaiveFiles {
        ExistsThenMove(Backend inner, Path root) {
            super(inner, root, Guard.Kind.ABSENT);
        }

        @Override
        boolean place(Path file, byte[] value) throws IOException {
            Path draft = Files.createTempFile("larder", null);
            Files.write(draft, value);
            if (Files.exists(file)) {
                Files.delete(draft);
                return false;
            }
            gap();
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return true;
        }
    }

    private static final class InPlace extends NaiveFiles {
        InPlace(Backend inner, Path root) {
            super(inner, root, Guard.Kind.ALWAYS);
        }

        @Override
        boolean place(Path file, byte[] value) throws IOException {
            Files.write(file, value);
            return true;
        }
    }
}
