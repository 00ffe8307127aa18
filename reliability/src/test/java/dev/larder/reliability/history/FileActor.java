package dev.larder.reliability.history;

import dev.larder.store.fs.FileBackend;
import dev.larder.store.fs.FileConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * A process of {@link FileHistoryTest}: threads that call, on keys that are everyone's for a short time and then others, until the
 * standard input ends or it is killed. The time of the epochs is {@link System#nanoTime}, which on Linux all processes share.
 */
public final class FileActor {
    static final int THREADS = 2;

    private FileActor() {}

    /** Root, folder of journals, name, seed, beginning and length of the epochs in nanoseconds, layout. */
    public static void main(String[] args) throws Exception {
        long begin = Long.parseLong(args[4]);
        long epoch = Long.parseLong(args[5]);
        FileConfig config = FileConfig.of(Path.of(args[0]))
                .layout(FileConfig.Layout.valueOf(args[6]))
                .fsync(FileConfig.Fsync.NONE)
                .sweep(Duration.ZERO);
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> ends = new ArrayList<>();
        try (FileBackend backend = FileBackend.open(config)) {
            for (int t = 0; t < THREADS; t++) {
                String name = args[2] + "." + t;
                long seed = Long.parseLong(args[3]) + t;
                ends.add(threads.submit(() -> {
                    MappedJournal journal = new MappedJournal(Path.of(args[1]), name);
                    Caller caller = new Caller(backend, journal, seed, name, null);
                    while (!over.get()) {
                        caller.call(keys((System.nanoTime() - begin) / epoch), () -> false);
                    }
                    return null;
                }));
            }
            System.out.write('+');
            System.out.flush();
            while (System.in.read() >= 0) {
                // whatever it is, it is not the end
            }
            over.set(true);
            for (Future<?> one : ends) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static List<String> keys(long epoch) {
        return IntStream.range(0, Course.KEYS)
                .mapToObj(i -> "e" + epoch + "/k" + i)
                .toList();
    }
}
