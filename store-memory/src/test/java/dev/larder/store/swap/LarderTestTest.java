package dev.larder.store.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.larder.store.KeyQuery;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.testkit.Fault;
import dev.larder.store.testkit.FaultyBackend;
import dev.larder.store.testkit.ManualClock;
import dev.larder.store.testkit.junit.LarderTest;
import dev.larder.store.testkit.junit.OnBackends;
import dev.larder.store.testkit.junit.StoreNamed;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Runs test classes that use the extension, and looks at what became of them. */
class LarderTestTest {
    private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    private static EngineTestKit.Builder kit() {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false");
    }

    private static Events run(Class<?> type) {
        return kit().selectors(selectClass(type)).execute().testEvents();
    }

    private static List<String> names(Events events) {
        return events.started()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    private static List<Throwable> failures(Stream<Event> events) {
        return events.flatMap(event -> event.getPayload(org.junit.platform.engine.TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .toList();
    }

    @OnBackends({"memory:", "memory:?emulate=s3", "memory:?prefix=app/"})
    static class Methods {
        @BeforeEach
        void before(Store store) {
            Assertions.assertThat(store.keys()).isEmpty();
            store.put("before", 1);
        }

        @LarderTest
        void sameStoreEverywhere(Store store) {
            Assertions.assertThat(store.exists("before")).isTrue();
            SEEN.add(store.toString());
            store.put("in the test", 1);
        }

        @LarderTest
        @OnBackends("memory:?emulate=redis")
        void ownList(Store store) {
            Assertions.assertThat(store).hasToString("memory: emulating redis");
        }

        @AfterEach
        void after(Store store) {
            Assertions.assertThat(store.exists("before")).isTrue();
        }
    }

    @Test
    void aTestRunsOnEachBackendAndIsNamedAfterIt() {
        Events events = run(Methods.class);
        events.assertStatistics(s -> s.started(4).succeeded(4));
        assertThat(names(events))
                .containsExactlyInAnyOrder(
                        "memory:", "memory:?emulate=s3", "memory:?prefix=app/", "memory:?emulate=redis");
        assertThat(SEEN).containsExactly("memory:", "memory: emulating s3", "prefixed(app/) > memory:");
    }

    @LarderTest
    @OnBackends({"memory:", "memory:?emulate=fs"})
    static class Whole {
        @Test
        void ordinary(Store store) {
            store.put("k", 1);
            SEEN.add(store.toString());
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void withParameters(int number, Store store) {
            Assertions.assertThat(store.keys()).isEmpty();
            store.put("k" + number, number);
        }

        @Nested
        class Inner {
            @Test
            void nested(Store store, ManualClock clock) {
                store.put("k", 1, Options.ttl(Duration.ofDays(1)));
                clock.advance(Duration.ofDays(2));
                Assertions.assertThat(store.exists("k")).isFalse();
            }
        }
    }

    @Test
    void aWholeClassRunsOnEachBackend() {
        run(Whole.class).assertStatistics(s -> s.started(8).succeeded(8));
        assertThat(SEEN).containsExactly("memory:", "memory: emulating fs");
    }

    static class Plain {
        @LarderTest
        void without(Store store) {
            SEEN.add(store.toString());
        }

        @Nested
        @OnBackends("memory:?emulate=redis")
        class Inner {
            @LarderTest
            void listOfItsClass(Store store) {
                SEEN.add(store.toString());
            }
        }
    }

    @Test
    void withoutAListItIsMemory() {
        run(Plain.class).assertStatistics(s -> s.succeeded(2));
        assertThat(SEEN).containsExactly("memory:", "memory: emulating redis");
    }

    @Test
    void theListIsReplacedFromOutside() {
        for (Class<?> type : List.of(Whole.class, Plain.class)) {
            SEEN.clear();
            EngineExecutionResults results = kit().selectors(selectClass(type))
                    .configurationParameter("larder.backends", " memory:?emulate=s3  memory:?max-entries=100\n")
                    .execute();
            assertThat(failures(results.testEvents().failed().stream())).isEmpty();
            assertThat(SEEN).containsExactly("memory: emulating s3", "memory:?max-entries=100 (may evict)");
        }
    }

    static class Wired {
        @LarderTest
        void theClockIsThatOfStoreAndBackend(ManualClock clock, Store store, @StoreNamed("other") Store other) {
            for (Store each : List.of(store, other)) {
                each.put("k", 1, Options.ttl(Duration.ofHours(1)));
                Assertions.assertThat(each.meta("k").orElseThrow().modified()).isEqualTo(clock.instant());
            }
            clock.advance(Duration.ofHours(2));
            Assertions.assertThat(store.exists("k")).isFalse();
            Assertions.assertThat(other.putIfAbsent("k", 2, Options.none())).isPresent();
        }

        @LarderTest
        void faultsMeetTheStoreTheyAreNamedAfter(
                @StoreNamed("other") FaultyBackend faults, Store store, @StoreNamed("other") Store other) {
            faults.on("put", Fault.unavailable());
            store.put("k", 1);
            Assertions.assertThatThrownBy(() -> other.put("k", 1))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            e -> Assertions.assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
            Assertions.assertThat(faults.count("put")).isEqualTo(1);
        }

        @LarderTest
        void namesTellStoresApart(
                Store store, @StoreNamed("a") Store a, @StoreNamed("b") Store b, @StoreNamed("a") Store again) {
            store.put("k", 0);
            a.put("k", 1);
            Assertions.assertThat(b.exists("k")).isFalse();
            Assertions.assertThat(again).isSameAs(a);
        }
    }

    @Test
    void clockAndFaultsAreWiredIntoTheStore() {
        run(Wired.class).assertStatistics(s -> s.started(3).succeeded(3));
    }

    @OnBackends("memory:shared")
    static class Shared {
        @LarderTest
        void first(Store store) {
            SEEN.add(alone(store));
        }

        @LarderTest
        void second(Store store, @StoreNamed("other") Store other) {
            SEEN.add(alone(store));
            SEEN.add(alone(other));
        }

        @LarderTest
        void failing(Store store) {
            SEEN.add(alone(store));
            throw new IllegalStateException("on purpose");
        }

        @LarderTest
        void closing(Store store) {
            SEEN.add(alone(store));
            store.close();
        }

        @LarderTest
        void withFaults(Store store, FaultyBackend faults) {
            SEEN.add(alone(store));
            faults.on("deleteAll", Fault.unavailable()).on("list", Fault.unavailable());
        }

        private static String alone(Store store) {
            Assertions.assertThat(store.keys()).isEmpty();
            store.put("k", 1);
            store.put("soon/over", 1, Options.ttl(Duration.ofMillis(1)));
            Assertions.assertThat(store.keys(KeyQuery.prefix("k"))).hasSize(1);
            return store.toString();
        }
    }

    @Test
    void atASharedPlaceEachTestHasItsOwnPrefixAndLeavesNothing() {
        try (Store around = Store.open("memory:shared")) {
            around.put("mine", 1);
            run(Shared.class).assertStatistics(s -> s.started(5).succeeded(4).failed(1));
            assertThat(SEEN).hasSize(6).allSatisfy(shown -> assertThat(shown).contains("prefixed(test-"));
            assertThat(around.keys()).containsExactly("mine");
        }
    }

    @Test
    void testsThatRunAtTheSameTimeDoNotMeet() {
        try (Store around = Store.open("memory:shared")) {
            kit().selectors(selectClass(Shared.class), selectClass(Methods.class))
                    .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                    .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                    .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                    .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                    .configurationParameter(
                            "larder.backends", "memory:shared memory:shared memory:shared memory:shared")
                    .execute()
                    .testEvents()
                    .assertStatistics(s -> s.started(28).failed(4 + 4)); // "failing", and "ownList" is elsewhere
            assertThat(around.keys()).isEmpty();
        }
    }

    static class Wrong {
        @Test
        @OnBackends("memory:")
        void ordinaryTest(Store store) {}

        @LarderTest
        void namedClock(@StoreNamed("a") ManualClock clock) {}

        @LarderTest
        @OnBackends({})
        void noBackend(Store store) {}

        @LarderTest
        @OnBackends("memory:?emulat=s3")
        void unknownParameter(Store store) {}

        @LarderTest
        @OnBackends("redis://user:c4n4ry@localhost/0")
        void noDriver(Store store, ManualClock clock) {}

        @LarderTest
        @OnBackends("c4n4ry")
        void noUri(Store store) {}
    }

    @LarderTest
    static class WrongTwice {
        @LarderTest
        void twice(Store store) {}
    }

    @LarderTest
    static class WrongPlace {
        @BeforeAll
        static void before(Store store) {}

        @Test
        void test() {}
    }

    @Test
    void wrongUseSaysWhatToDo() {
        wrong(Wrong.class, "Only a test with @LarderTest gets stores; put it in place of @Test, or on the class");
        wrong(Wrong.class, "All stores of a test read the same ManualClock; take @StoreNamed off it");
        wrong(Wrong.class, "There is no backend to run on, or an empty one: name URIs such as memory: in @OnBackends");
        wrong(Wrong.class, "did you mean 'emulate'?");
        wrong(Wrong.class, "Add larder-store-redis");
        wrong(Wrong.class, "A store URI begins with a scheme and a colon, such as memory: or file:data");
        wrong(WrongTwice.class, "put @Test on the method, or take the annotation off the class");
        wrong(WrongPlace.class, "Stores are made for each test; take them as parameters of the test or of @BeforeEach");
    }

    private static void wrong(Class<?> type, String said) {
        EngineExecutionResults results = kit().selectors(selectClass(type)).execute();
        List<String> messages = failures(results.allEvents().stream()).stream()
                .map(Throwable::toString)
                .toList();
        assertThat(messages).anySatisfy(message -> assertThat(message).contains(said));
        assertThat(messages).allSatisfy(message -> assertThat(message).doesNotContain("c4n4ry"));
        assertThat(names(results.allEvents())).noneMatch(name -> name.contains("c4n4ry"));
    }
}
