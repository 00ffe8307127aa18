package dev.larder.store.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import dev.larder.store.layer.Layers;
import dev.larder.store.layer.RetryPolicy;
import dev.larder.store.memory.MemoryBackend;
import dev.larder.store.memory.MemoryConfig;
import dev.larder.store.testkit.Fault;
import dev.larder.store.testkit.FaultyBackend;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What was certainly not executed and does no harm twice is repeated, and nothing else is. */
class RetryingTest {
    private static final RetryPolicy THREE = new RetryPolicy(3, Duration.ofNanos(1), Duration.ofNanos(1));
    private static final byte[] VALUE = {1};

    private FaultyBackend faulty;
    private Backend retrying;

    @BeforeEach
    void open() throws Exception {
        faulty = FaultyBackend.over(MemoryBackend.open(MemoryConfig.standard()));
        faulty.put("k", new byte[] {0}, Write.PLAIN);
        retrying = Layers.retrying(THREE).wrap(faulty);
    }

    interface Verb {
        void call(Backend backend) throws Exception;
    }

    private static final Map<String, Verb> REPEATED = new LinkedHashMap<>();
    private static final Map<String, Verb> NOT_REPEATED = new LinkedHashMap<>();

    static {
        REPEATED.put("get", backend -> backend.get("k"));
        REPEATED.put("head", backend -> backend.head("k"));
        REPEATED.put("list", backend -> backend.list("", null, 10));
        REPEATED.put("getAll", backend -> backend.getAll(List.of("k")));
        REPEATED.put("read", backend -> backend.read("k", 0, 1));
        REPEATED.put("put", backend -> backend.put("k", VALUE, Write.PLAIN));
        REPEATED.put("putAll", backend -> backend.putAll(Map.of("k", VALUE), Write.PLAIN));
        REPEATED.put("delete", backend -> backend.delete("k", Guard.ALWAYS));
        NOT_REPEATED.put("take", backend -> backend.take("k"));
        NOT_REPEATED.put("put", backend -> backend.put("k", VALUE, new Write(Guard.ABSENT, null)));
        NOT_REPEATED.put("delete", backend -> backend.delete("k", Guard.version(new Version("1"))));
        NOT_REPEATED.put("write", backend -> backend.write("k", out -> out.write(1), Write.PLAIN));
        // Repeating it would count too few.
        NOT_REPEATED.put("deleteAll", backend -> backend.deleteAll(List.of("k")));
    }

    static Stream<Arguments> repeated() {
        return REPEATED.entrySet().stream().map(verb -> Arguments.of(verb.getKey(), verb.getValue()));
    }

    static Stream<Arguments> notRepeated() {
        return NOT_REPEATED.entrySet().stream().map(verb -> Arguments.of(verb.getKey(), verb.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("repeated")
    void readsAndUnguardedWritesAreRepeated(String name, Verb verb) throws Exception {
        int before = faulty.count(name);
        faulty.on(name, Fault.unavailable(), Fault.unavailable());
        assertThatCode(() -> verb.call(retrying)).doesNotThrowAnyException();
        assertThat(faulty.count(name) - before).isEqualTo(3);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("repeated")
    void theLastFailureComesOutWhenAttemptsAreUsedUp(String name, Verb verb) throws Exception {
        int before = faulty.count(name);
        faulty.on(name, Fault.unavailable(), Fault.unavailable(), Fault.unavailable(), Fault.unavailable());
        assertThatThrownBy(() -> verb.call(retrying))
                .isInstanceOfSatisfying(
                        BackendException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
        assertThat(faulty.count(name) - before).isEqualTo(3);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notRepeated")
    void takesGuardedWritesAndStreamsAreNot(String name, Verb verb) throws Exception {
        int before = faulty.count(name);
        faulty.on(name, Fault.unavailable());
        assertThatThrownBy(() -> verb.call(retrying)).isInstanceOf(BackendException.class);
        assertThat(faulty.count(name) - before).isEqualTo(1);
    }

    @Test
    void aReplaceIsNotRepeated() throws Exception {
        Version version = faulty.head("k").orElseThrow().version();
        faulty.on("put", Fault.unavailable());
        assertThatThrownBy(() -> retrying.put("k", VALUE, new Write(Guard.version(version), null)))
                .isInstanceOf(BackendException.class);
        assertThat(faulty.head("k").orElseThrow().version()).isEqualTo(version);
    }

    @ParameterizedTest
    @EnumSource(value = ErrorKind.class, mode = EnumSource.Mode.EXCLUDE, names = "UNAVAILABLE")
    @Tag("ERR-2")
    void noOtherKindIsRepeated(ErrorKind kind) {
        faulty.on("get", Fault.before(new BackendException(kind, "scripted")));
        assertThatThrownBy(() -> retrying.get("k")).hasMessage("scripted");
        assertThat(faulty.count("get")).isEqualTo(1);
    }

    @Test
    void whatTheClientThrowsIsAskedForItsKind() {
        faulty.on("get", Fault.before(new IllegalStateException("of the client")));
        assertThatThrownBy(() -> retrying.get("k")).hasMessage("of the client");
        assertThat(faulty.count("get")).isEqualTo(1);
    }

    @Test
    void theStackShowsHowOften() {
        assertThat(retrying.toString()).isEqualTo("retrying(3) > faulty > memory:");
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        Backend slow = Layers.retrying(new RetryPolicy(2, Duration.ofDays(1), Duration.ofDays(1)))
                .wrap(faulty);
        faulty.on("get", Collections.nCopies(2, Fault.unavailable()).toArray(Fault[]::new));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> slow.get("k")).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aPolicyThatCannotBeIsRefused() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new RetryPolicy(0, second, second)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPolicy(1, second.negated(), second))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPolicy(1, second, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(RetryPolicy.standard().attempts()).isEqualTo(3);
    }
}
