package dev.larder.bench;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.larder.store.Store;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Files in one folder; by hand they are written as durably: temp file, force, atomic move, force of the folder. */
final class FilePlace implements Place {
    private final Path folder = Files.createTempDirectory("larder-bench-files");

    FilePlace() throws IOException {}

    @Override
    public String name() {
        return "fs";
    }

    @Override
    public int mostKeys() {
        return 1_000_000;
    }

    @Override
    public boolean streams() {
        return true;
    }

    @Override
    public Sides open(int space, int keys, byte[] value) throws Exception {
        Path root = folder.resolve("" + space);
        Store store = Store.open("file:" + root + "?max-value=1GiB&timeout=60s");
        for (int i = 0; i < keys; i++) {
            Files.write(root.resolve(KEY + i), value); // without force, which would take minutes
        }
        return new Sides(new StoreSide(store, false), new ByHand(root, new AtomicLong()), new StoreSide(store, true));
    }

    @Override
    public void close() throws IOException {
        Side.remove(folder);
    }

    private record ByHand(Path root, AtomicLong next) implements Side {
        @Override
        public void put(String key, byte[] value) throws IOException {
            Path temp = root.resolve("temp-" + next.incrementAndGet());
            try (FileChannel channel = FileChannel.open(temp, CREATE_NEW, WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(value);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(temp, root.resolve(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel parent = FileChannel.open(root, READ)) {
                parent.force(true);
            }
        }

        @Override
        public byte[] get(String key) throws IOException {
            return Files.readAllBytes(root.resolve(key));
        }

        @Override
        public void list(Consumer<String> each) throws IOException {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(root)) {
                for (Path path : all) {
                    String name = path.getFileName().toString();
                    if (!name.startsWith(".")) { // the store's own files
                        each.accept(name);
                    }
                }
            }
        }
    }
}
