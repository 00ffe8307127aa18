package dev.larder.reliability.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.reliability.Evidence;
import dev.larder.store.fs.FileBackend;
import dev.larder.store.fs.FileConfig;
import dev.larder.store.testkit.ManualClock;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four processes of two threads on one folder, of which one after the other is killed; and eight threads while the clock is turned. */
@Tag("ORDER-1")
@Tag("POP-1")
@Tag("POP-2")
@Tag("ABSENT-1")
@Tag("VERSION-2")
@Tag("PUT-3")
class FileHistoryTest {
    private static final int PROCESSES = 4;
    private static final long EPOCH = 100_000_000;

    private final long seed = Long.getLong("larder.seed", new Random().nextLong());
    private final long begin = System.nanoTime();

    @TempDir
    Path folder;

    @Test
    void threadsAreLinearizable() throws Exception {
        Evidence.record("history-fs-threads-slice", threads(2));
    }

    @Test
    @Tag("deep")
    void threadsAreLinearizableForLong() throws Exception {
        Evidence.record("history-fs-threads", threads(60));
    }

    private Map<String, Object> threads(int rounds) throws Exception {
        return Runs.timed(seed, () -> {
            ManualClock clock = Runs.clock();
            FileConfig config = FileConfig.of(folder)
                    .fsync(FileConfig.Fsync.NONE)
                    .sweep(Duration.ZERO)
                    .clock(clock);
            try (FileBackend backend = FileBackend.open(config)) {
                Tally tally = new Course(seed, rounds, 2_000).on(List.of(backend), new Turns(clock), clock);
                tally.requireTraffic(0.4, 10L * rounds);
                return tally;
            }
        });
    }

    @Test
    void processesAreLinearizable() throws Exception {
        Evidence.record("history-fs-slice", processes(2, Duration.ofMillis(300)));
    }

    @Test
    @Tag("deep")
    void processesAreLinearizableForLong() throws Exception {
        Evidence.record("history-fs", processes(40, Duration.ofMillis(1_500)));
    }

    /** Fair and foul spells take turns; in a foul one processes are killed, and others take their places. */
    private Map<String, Object> processes(int spells, Duration spell) throws Exception {
        Path root = Files.createDirectory(folder.resolve("root"));
        Path journals = Files.createDirectory(folder.resolve("journals"));
        return Runs.timed(seed, () -> {
            Random random = new Random(seed);
            FileConfig.Layout layout = random.nextBoolean() ? FileConfig.Layout.PLAIN : FileConfig.Layout.SAFE;
            List<Process> running = new ArrayList<>();
            List<long[]> foul = new ArrayList<>();
            int started = 0;
            int kills = 0;
            try {
                while (running.size() < PROCESSES) {
                    running.add(start(root, journals, started++, layout));
                }
                for (Process process : running) {
                    assertThat(process.getInputStream().read()).isEqualTo('+');
                }
                for (int i = 0; i < spells; i++) {
                    live(running, spell);
                    long from = System.nanoTime();
                    while (System.nanoTime() - from < spell.toNanos() || kills < 2 * i) {
                        live(running, Duration.ofMillis(20 + random.nextInt(200)));
                        Process killed = running.remove(random.nextInt(PROCESSES));
                        killed.destroyForcibly().waitFor();
                        kills++;
                        running.add(start(root, journals, started++, layout));
                    }
                    foul.add(new long[] {from, System.nanoTime()});
                }
                for (Process process : running) {
                    process.getOutputStream().close();
                }
                for (Process process : running) {
                    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
                    assertThat(process.exitValue()).as("seed %d", seed).isZero();
                }
            } finally {
                running.forEach(Process::destroyForcibly);
            }
            Tally tally = check(journals, foul);
            tally.struck(kills);
            tally.requireTraffic(0.2, spells);
            return tally;
        });
    }

    /** Lets them call for a while; none may end by itself. */
    private void live(List<Process> running, Duration time) throws InterruptedException {
        assertThat(running.get(0).waitFor(time.toNanos(), TimeUnit.NANOSECONDS))
                .as("seed %d", seed)
                .isFalse();
    }

    private Process start(Path root, Path journals, int number, FileConfig.Layout layout) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                FileActor.class.getName()));
        command.addAll(Stream.of(root, journals, "p" + number, seed + 100L * number, begin, EPOCH, layout)
                .map(Object::toString)
                .toList());
        return new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    }

    private Tally check(Path journals, List<long[]> foul) throws IOException {
        Map<String, List<Path>> threads;
        try (Stream<Path> files = Files.list(journals)) {
            threads = files.sorted()
                    .collect(Collectors.groupingBy(
                            file -> file.getFileName().toString().replaceFirst("-.*", "")));
        }
        Map<String, List<Step>> histories = new TreeMap<>();
        for (List<Path> files : threads.values()) {
            MappedJournal.read(files, histories);
        }
        Tally tally = new Tally();
        for (List<Step> steps : histories.values()) {
            for (Step step : steps) {
                tally.called(foul.stream().anyMatch(f -> step.called() >= f[0] && step.called() <= f[1]));
                if (step.unknown()) {
                    tally.failed(true);
                }
            }
        }
        tally.checked(Linearizability.require(histories, seed));
        return tally;
    }
}
