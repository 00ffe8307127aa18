package dev.larder.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.example.shop.SessionsTest;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.fs.FileBackend;
import dev.larder.store.testkit.ManualClock;
import dev.larder.store.testkit.junit.LarderTest;
import dev.larder.store.testkit.junit.OnBackends;
import dev.larder.store.testkit.junit.StoreNamed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The tests of one service, unchanged, pass on each backend: which it is, is told from outside. */
class SwapTest {
    @TempDir
    private static Path temp;

    private static RedisServer redis;
    private static S3Server s3;

    @BeforeAll
    static void start() throws Exception {
        redis = RedisServer.start(temp);
        s3 = S3Server.start(Files.createDirectory(temp.resolve("s3")));
    }

    @AfterAll
    static void stop() throws Exception {
        redis.close();
        s3.close();
    }

    /** A further backend is a further line. */
    static Stream<String> places() {
        return Stream.of(
                "memory:",
                "memory:?emulate=fs",
                "memory:shop",
                "file:{tmp}",
                "file:{tmp}?layout=safe&fsync=none",
                "file:" + temp.resolve("shop"),
                redis.uri(),
                redis.uri() + "?prefix=app/",
                s3.uri(""),
                s3.uri("app"));
    }

    @ParameterizedTest
    @MethodSource("places")
    @Tag("SWAP-3")
    void theServicePassesItsTests(String uri) {
        Events events = run(uri);
        List<String> failures = new ArrayList<>();
        events.failed().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .forEach(result -> failures.add(String.valueOf(result.getThrowable())));
        assertThat(failures).isEmpty();
        assertThat(events.succeeded().count()).isEqualTo(6);
    }

    private static Events run(String uris) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(SessionsTest.class))
                .configurationParameter("larder.backends", uris)
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .execute()
                .testEvents();
    }

    private static final Queue<Path> FOLDERS = new ConcurrentLinkedQueue<>();

    /** Run from within the test below, and never by itself. */
    @OnBackends("file:{tmp}?layout=safe")
    static class Leaving {
        @LarderTest
        void passing(Store store, @StoreNamed("other") Store other) {
            remember(store);
            remember(other);
        }

        @LarderTest
        void failing(Store store) {
            remember(store);
            throw new IllegalStateException("on purpose");
        }

        @LarderTest
        void closing(Store store, ManualClock clock) {
            remember(store);
            clock.advance(Duration.ofDays(1));
            store.close();
        }

        private static void remember(Store store) {
            store.put("a/b", 1, Options.ttl(Duration.ofHours(1)));
            FOLDERS.add(Path.of(
                    store.unwrap(FileBackend.class).orElseThrow().toString().replaceAll("^file:|[?].*$", "")));
        }
    }

    @Test
    void freshFoldersGoWithTheTest() {
        FOLDERS.clear();
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Leaving.class))
                .execute()
                .testEvents()
                .assertStatistics(s -> s.succeeded(2).failed(1));
        assertThat(FOLDERS)
                .hasSize(4)
                .doesNotHaveDuplicates()
                .allSatisfy(folder -> assertThat(folder).doesNotExist());
    }

    @Test
    void nothingIsLeftAtASharedPlace() throws Exception {
        String file = "file:" + temp.resolve("left");
        run(String.join(" ", redis.uri(), s3.uri("left"), file));
        for (String uri : List.of(redis.uri(), s3.uri("left"), file)) {
            try (Store store = Store.open(uri)) {
                assertThat(store.keys().filter(key -> key.contains("sessions/")))
                        .isEmpty();
            }
        }
        try (Stream<Path> entries = Files.list(temp.resolve("left"))) {
            assertThat(entries.map(entry -> entry.getFileName().toString())).containsExactly(".larder-store");
        }
    }

    @OnBackends("memory:")
    static class Turning {
        @LarderTest
        void theClock(Store store, ManualClock clock) {
            store.put("k", 1, Options.ttl(Duration.ofHours(1)));
            clock.advance(Duration.ofHours(2));
            assertThat(store.exists("k")).isFalse();
        }
    }

    @Test
    void whereTheClockCannotBeTurnedATestIsSkippedAndSaysSo() {
        Events events = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Turning.class))
                .configurationParameter("larder.backends", redis.uri() + " file:{tmp} memory:")
                .execute()
                .testEvents();
        events.assertStatistics(s -> s.started(3).succeeded(2).aborted(1));
        assertThat(events.aborted().stream()
                        .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                        .flatMap(result -> result.getThrowable().stream()))
                .singleElement()
                .satisfies(skipped -> assertThat(skipped).hasMessageContaining("has a clock of its own"));
    }

    private static Path source(String name) {
        return Path.of("src/test/java/com/example/shop", name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sessions.java", "SessionsTest.java"})
    void theGuideShowsThisVeryService(String name) throws Exception {
        assertThat(Files.readString(Path.of("../docs/testing.md"))).contains(Files.readString(source(name)));
    }
}
