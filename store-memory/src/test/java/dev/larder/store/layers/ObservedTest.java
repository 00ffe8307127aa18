package dev.larder.store.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Write;
import dev.larder.store.layer.Layers;
import dev.larder.store.layer.StoreObserver;
import dev.larder.store.memory.MemoryBackend;
import dev.larder.store.memory.MemoryConfig;
import dev.larder.store.testkit.Fault;
import dev.larder.store.testkit.FaultyBackend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An observer is told of every call once, and cannot disturb it. */
class ObservedTest {
    private final List<String> told = new ArrayList<>();
    private FaultyBackend faulty;

    @BeforeEach
    void open() throws Exception {
        faulty = FaultyBackend.over(MemoryBackend.open(MemoryConfig.standard()));
    }

    private Backend observed() {
        return Layers.observed((operation, backend, took, failure) -> {
                    assertThat(took).isGreaterThanOrEqualTo(Duration.ZERO);
                    told.add(operation + " " + backend + " " + failure);
                })
                .wrap(faulty);
    }

    @Test
    void everyCallIsToldOnce() throws Exception {
        Backend backend = observed();
        backend.put("k", new byte[] {1}, Write.PLAIN);
        backend.get("k");
        backend.head("k");
        backend.list("", null, 10);
        backend.getAll(List.of("k"));
        backend.putAll(Map.of("k", new byte[] {1}), Write.PLAIN);
        backend.read("k", 0, 1);
        backend.write("k", out -> out.write(1), Write.PLAIN);
        backend.take("k");
        backend.delete("k", Guard.ALWAYS);
        backend.deleteAll(List.of("k"));
        assertThat(told)
                .containsExactly(
                        "put memory null",
                        "get memory null",
                        "head memory null",
                        "list memory null",
                        "getAll memory null",
                        "putAll memory null",
                        "read memory null",
                        "write memory null",
                        "take memory null",
                        "delete memory null",
                        "deleteAll memory null");
        assertThat(faulty.calls()).hasSize(told.size());
    }

    @Test
    void theKindOfAFailureIsTold() {
        Backend backend = observed();
        faulty.on(
                "get",
                Fault.unavailable(),
                Fault.answerLost(),
                Fault.before(new BackendException(ErrorKind.DENIED, "no")),
                Fault.before(new IllegalStateException("of the client")));
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> backend.get("k")).isInstanceOf(Exception.class);
        }
        assertThat(told)
                .containsExactly(
                        "get memory UNAVAILABLE",
                        "get memory OUTCOME_UNKNOWN",
                        "get memory DENIED",
                        "get memory FAILED");
    }

    @Test
    void anObserverThatThrowsDisturbsNothingAndIsLogged() throws Exception {
        StoreObserver broken = (operation, backend, took, failure) -> {
            throw new IllegalStateException("by the observer");
        };
        Backend backend = Layers.observed(broken).wrap(faulty);
        List<LogRecord> logged = logged(() -> {
            assertThat(backend.put("k", new byte[] {1}, Write.PLAIN)).isPresent();
            assertThat(backend.get("k")).isPresent();
            faulty.on("get", Fault.unavailable());
            assertThatThrownBy(() -> backend.get("k")).isInstanceOf(BackendException.class);
        });
        assertThat(logged)
                .hasSize(3)
                .allSatisfy(record -> assertThat(record.getThrown()).hasMessage("by the observer"));
    }

    private static List<LogRecord> logged(ThrowingCallable calls) throws Exception {
        Logger logger = Logger.getLogger("dev.larder.store");
        List<LogRecord> records = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                records.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            calls.call();
        } catch (Throwable e) {
            throw new AssertionError("A call failed", e);
        } finally {
            logger.setUseParentHandlers(true);
            logger.removeHandler(handler);
        }
        return records;
    }

    @Test
    void anErrorIsToldAndComesOut() {
        faulty.on("write");
        Backend backend = observed();
        AssertionError error = new AssertionError("by the body");
        assertThatThrownBy(() -> backend.write(
                        "k",
                        out -> {
                            throw error;
                        },
                        Write.PLAIN))
                .isSameAs(error);
        assertThat(told).containsExactly("write memory FAILED");
    }
}
