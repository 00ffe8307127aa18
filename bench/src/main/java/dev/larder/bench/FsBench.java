package dev.larder.bench;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.Store;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** RAW values in files, against the same protocol by hand: temp file, force, atomic move, force of the folder. */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
public class FsBench {
    private static final Options.Chain<byte[]> RAW = Options.mode(Mode.RAW).model(byte[].class);

    /** The size of a value. */
    @Param({"100", "10240"})
    public int size;

    private Path folder;
    private Path target;
    private Store store;
    private byte[] value;
    private int next;

    /** Makes a folder for each.
     * @throws IOException if it cannot */
    @Setup
    public void open() throws IOException {
        folder = Files.createTempDirectory("larder-bench");
        store = Store.open("file:" + folder.resolve("store"));
        Path direct = Files.createDirectory(folder.resolve("direct"));
        target = direct.resolve("k");
        value = new byte[size];
        larderPut();
        directPut();
    }

    /** Removes the folder.
     * @throws IOException if it cannot */
    @TearDown
    public void close() throws IOException {
        store.close();
        List<Path> all;
        try (Stream<Path> walked = Files.walk(folder)) {
            all = walked.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }

    /** Puts a value durably. */
    @Benchmark
    public final void larderPut() {
        store.put("k", value, RAW);
    }

    /** Puts a value durably.
     * @throws IOException if it cannot */
    @Benchmark
    public final void directPut() throws IOException {
        Path temp = target.resolveSibling("temp" + next++);
        try (FileChannel channel = FileChannel.open(temp, CREATE_NEW, WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(value);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.move(temp, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel parent = FileChannel.open(target.getParent(), READ)) {
            parent.force(true);
        }
    }

    /** Puts a value durably.
     * @throws IOException if it cannot */
    @Benchmark
    public void controlPut() throws IOException {
        directPut();
    }

    /** {@return the value} */
    @Benchmark
    public byte[] larderGet() {
        return store.get("k", RAW).orElseThrow();
    }

    /** {@return the value}
     * @throws IOException if it cannot */
    @Benchmark
    public byte[] directGet() throws IOException {
        return Files.readAllBytes(target);
    }

    /** {@return the value}
     * @throws IOException if it cannot */
    @Benchmark
    public byte[] controlGet() throws IOException {
        return directGet();
    }
}
