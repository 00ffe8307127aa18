package dev.larder.store.fs;

import static dev.larder.store.fs.Fixture.bytes;
import static dev.larder.store.fs.Fixture.config;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Page;
import dev.larder.store.backend.Write;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What the other JVM of a test does: the first argument is its part, the second the root. */
public final class Actors {
    private Actors() {}

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        Path root = Path.of(args[1]);
        switch (args[0]) {
            case "pop" -> pop(root, out);
            case "count" -> count(root, Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            case "churn" -> churn(root, Long.parseLong(args[2]), FileConfig.Layout.valueOf(args[3]), out);
            case "hold" -> hold(root, args[2], out);
            case "keys" -> keys(root, out);
            case "list" -> list(root, out);
            case "stream" -> stream(root, Long.parseLong(args[2]), out);
            case "put" -> put(root, args[2], out);
            default -> throw new IllegalArgumentException(args[0]);
        }
        out.flush();
    }

    /** Says that it is ready, waits for a line, and pops until nothing is listed any more; prints what it got. */
    private static void pop(Path root, PrintStream out) throws Exception {
        try (FileBackend backend = Fixture.open(root)) {
            out.print('+');
            out.flush();
            await();
            List<String> all = Fixture.keys(backend);
            for (String key : all) {
                Optional<Blob> blob = backend.take(key);
                if (blob.isPresent()) {
                    out.print(new String(blob.get().bytes(), StandardCharsets.UTF_8) + "\n");
                }
            }
        }
    }

    private static void count(Path root, int threads, int each) throws Exception {
        try (FileBackend backend = Fixture.open(root)) {
            ExecutorService executor = Executors.newFixedThreadPool(threads);
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(executor.submit(() -> {
                    increment(backend, each);
                    return null;
                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
            executor.shutdown();
        }
    }

    static void increment(FileBackend backend, int times) throws Exception {
        for (int done = 0; done < times; ) {
            Blob now = backend.get("counter").orElseThrow();
            long next = Long.parseLong(new String(now.bytes(), StandardCharsets.UTF_8)) + 1;
            Write write = new Write(Guard.version(now.meta().version()), null);
            done += backend.put("counter", bytes(Long.toString(next)), write).isPresent() ? 1 : 0;
        }
    }

    /** Puts, streams, replaces, pops and deletes until it is killed. Each value is one letter repeated, so a torn one shows. */
    private static void churn(Path root, long seed, FileConfig.Layout layout, PrintStream out) throws Exception {
        Random random = new Random(seed);
        try (FileBackend backend = FileBackend.open(config(root).layout(layout))) {
            for (long n = 0; ; n++) {
                String key = (random.nextBoolean() ? "flat" : "deep/er/k") + random.nextInt(5);
                byte[] value = new byte[1 + random.nextInt(200_000)];
                Arrays.fill(value, (byte) ('a' + random.nextInt(26)));
                switch (random.nextInt(6)) {
                    case 0 -> backend.write(key, body -> body.write(value), Write.PLAIN);
                    case 1 -> backend.put(key, value, new Write(Guard.ABSENT, null));
                    case 2 -> backend.take(key);
                    case 3 -> backend.delete(key, Guard.ALWAYS);
                    default -> backend.put(key, value, Write.PLAIN);
                }
                backend.put("always", value, Write.PLAIN);
                if (n == 0) {
                    out.print('+');
                    out.flush();
                }
            }
        }
    }

    /** Puts, gets, lists and pops keys of all kinds, whatever the locale. */
    private static void keys(Path root, PrintStream out) throws Exception {
        try (FileBackend backend = Fixture.open(root)) {
            for (String key : Fixture.keys(backend)) {
                out.print(key + "=" + Fixture.get(backend, key) + "\n");
            }
            Fixture.put(backend, "von drüben/ключ", "日本");
            if (backend.take("föö/日本").isEmpty()) {
                throw new IllegalStateException("not there");
            }
        }
    }

    private static void list(Path root, PrintStream out) throws Exception {
        try (FileBackend backend = Fixture.open(root)) {
            long count = 0;
            String cursor = null;
            String last = "";
            do {
                Page page = backend.list("", cursor, 1000);
                for (String key : page.keys()) {
                    if (key.compareTo(last) <= 0) {
                        throw new IllegalStateException("not in order: " + key);
                    }
                    last = key;
                    count++;
                }
                cursor = page.next();
            } while (cursor != null);
            out.print(count);
        }
    }

    private static void stream(Path root, long size, PrintStream out) throws Exception {
        byte[] block = new byte[1 << 16];
        Arrays.fill(block, (byte) 'x');
        try (FileBackend backend = Fixture.open(root)) {
            backend.write(
                    "large",
                    body -> {
                        for (long written = 0; written < size; written += block.length) {
                            body.write(block);
                        }
                    },
                    Write.PLAIN);
            long read = 0;
            try (InputStream in = backend.read("large", 0, Long.MAX_VALUE).orElseThrow()) {
                for (int n = in.read(block); n >= 0; n = in.read(block)) {
                    read += n;
                }
            }
            out.print(read);
        }
    }

    /** Puts a value and gets it back, and says what went wrong. */
    private static void put(Path root, String key, PrintStream out) throws Exception {
        try (FileBackend backend = FileBackend.open(FileConfig.of(root).sweep(Duration.ZERO))) {
            out.print("open\n");
            out.print("was " + Fixture.get(backend, key) + "\n");
            backend.put(key, bytes("value"), Write.PLAIN);
            out.print("put\n" + Fixture.get(backend, key) + "\n");
        } catch (BackendException e) {
            out.print(e.kind() + " " + e.getMessage() + "\n");
        }
    }

    /** Holds the lock of a key until it is told to end, or is killed. */
    private static void hold(Path root, String key, PrintStream out) throws Exception {
        try (Locks locks = new Locks(root.resolve(".larder-store/locks"));
                Locks.Held held = locks.key(key, Duration.ofSeconds(5))) {
            out.print('+');
            out.flush();
            await();
        }
    }

    private static void await() throws Exception {
        if (System.in.read() < 0) {
            throw new IllegalStateException("The other side has gone");
        }
    }
}
