package dev.larder.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.jfr.Recording;

/** Does one task in a JVM of its own, first unseen and then recorded. */
public final class ProfileRun {
    /** The exit code for a task that its group cannot do apart from others. */
    static final int NOT_ALONE = 3;

    private static final Duration PERIOD = Duration.ofMillis(5);

    private ProfileRun() {}

    /**
     * Records a task.
     *
     * @param args the group, the task, the side, seconds, and the file of the recording
     * @throws Exception if the task fails
     */
    public static void main(String[] args) throws Exception {
        long seconds = Long.parseLong(args[3]);
        Optional<Loop> found = Bench.loop(args[0], args[1], args[2]);
        if (found.isEmpty()) {
            System.exit(NOT_ALONE);
        }
        try (Loop loop = found.orElseThrow();
                Recording recording = new Recording()) {
            run(loop, seconds / 2 + 1);
            recording.enable(Samples.JAVA).withPeriod(PERIOD);
            recording.enable(Samples.NATIVE).withPeriod(PERIOD);
            recording.start();
            run(loop, seconds);
            recording.stop();
            recording.dump(Path.of(args[4]));
        }
        System.exit(0); // some clients leave threads behind
    }

    private static void run(Loop loop, long seconds) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(loop.threads());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < loop.threads(); i++) {
                int thread = i;
                running.add(threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        loop.work().run(thread, loop.calls());
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
    }
}
