package dev.larder.serde.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.serde.Model;
import dev.larder.serde.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One model, used by many threads from its first use on. */
class ModelThreadsTest {
    @Test
    void sixteenThreadsShareOneModel() throws Exception {
        long seed = Long.getLong("larder.seed", new Random().nextLong());
        System.out.println("Replay with -Dlarder.seed=" + seed);
        Model<Graph<Map<String, List<String>>>> shared = Model.of(new TypeRef<Graph<Map<String, List<String>>>>() {});
        CyclicBarrier start = new CyclicBarrier(16);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                Random random = new Random(seed + i);
                all.add(threads.submit((Callable<Void>) () -> {
                    Graphs<Map<String, List<String>>> graphs =
                            new Graphs<>(random, () -> Map.of("k", List.of(Integer.toString(random.nextInt()))));
                    start.await();
                    for (int n = 0; n < 10; n++) {
                        Graph<Map<String, List<String>>> graph = graphs.graph(1);
                        assertThat(shared.load(shared.dump(graph)))
                                .as("seed %s", seed)
                                .isEqualTo(graph);
                    }
                    return null;
                }));
            }
            for (Future<Void> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
