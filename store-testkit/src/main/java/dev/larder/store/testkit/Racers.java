package dev.larder.store.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Sixteen threads that begin at the same moment, as often as asked. */
final class Racers implements AutoCloseable {
    static final int COUNT = 16;

    private final ExecutorService threads = Executors.newFixedThreadPool(COUNT);
    private final CyclicBarrier line = new CyclicBarrier(COUNT);

    /** What each of the racers returned, in their order. */
    <T> List<T> race(Racer<T> racer) throws Exception {
        List<Future<T>> running = new ArrayList<>(COUNT);
        for (int i = 0; i < COUNT; i++) {
            int number = i;
            Callable<T> run = () -> {
                line.await(30, TimeUnit.SECONDS);
                return racer.run(number);
            };
            running.add(threads.submit(run));
        }
        List<T> results = new ArrayList<>(COUNT);
        for (Future<T> result : running) {
            results.add(result.get(60, TimeUnit.SECONDS));
        }
        return results;
    }

    /** The results of those who won something. */
    <T> List<T> winners(Racer<Optional<T>> racer) throws Exception {
        return race(racer).stream().flatMap(Optional::stream).toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    interface Racer<T> {
        T run(int number) throws Exception;
    }
}
