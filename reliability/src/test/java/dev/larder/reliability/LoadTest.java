package dev.larder.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.Store;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What a store holds does not grow with the number of calls; nor does a process with the number of stores. */
@Isolated
class LoadTest {
    private static final int CALLS = 4_000;
    private static final long HEAP = 2 << 20;

    @TempDir
    Path dir;

    private record Held(int threads, long descriptors, long heap) {
        static Held now() {
            System.gc();
            return new Held(
                    Thread.getAllStackTraces().size(),
                    ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                            ? unix.getOpenFileDescriptorCount()
                            : 0,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }

        /** A few threads and descriptors come and go by themselves: those of the JVM, jars that are opened. */
        void noMoreThan(Held before) {
            assertThat(threads).as("threads").isLessThanOrEqualTo(before.threads + 2);
            assertThat(descriptors).as("descriptors").isLessThanOrEqualTo(before.descriptors + 5);
            assertThat(heap).as("heap").isLessThan(before.heap + HEAP);
        }
    }

    private List<String> places() {
        return List.of("memory:", "file:" + dir.resolve("store") + "?fsync=none");
    }

    private static void work(Store store, Random random, int calls) {
        byte[] value = new byte[1000];
        for (int i = 0; i < calls; i++) {
            String key = "k/" + random.nextInt(50);
            switch (random.nextInt(6)) {
                case 0, 1 -> store.put(key, value, Options.mode(Mode.RAW).ttl(Duration.ofHours(1)));
                case 2 -> store.pop(key, Options.mode(Mode.RAW));
                case 3 -> store.putIfAbsent(key, value, Options.mode(Mode.RAW));
                case 4 -> store.delete(key);
                default -> store.get(key, Options.mode(Mode.RAW));
            }
        }
    }

    @Test
    @Tag("LIFE-3")
    void manyCallsLeaveNothing() {
        for (String place : places()) {
            Random random = new Random(1);
            try (Store store = Store.open(place)) {
                work(store, random, CALLS / 10);
                Held before = Held.now();
                work(store, random, CALLS);
                Held.now().noMoreThan(before);
            }
        }
    }

    @Test
    @Tag("LIFE-1")
    void manyStoresLeaveNothing() {
        for (String place : places()) {
            Held before = opened(place, 20);
            opened(place, 60).noMoreThan(before);
        }
    }

    private static Held opened(String place, int times) {
        for (int i = 0; i < times; i++) {
            try (Store store = Store.open(place)) {
                store.put("k", "v");
            }
        }
        return Held.now();
    }
}
