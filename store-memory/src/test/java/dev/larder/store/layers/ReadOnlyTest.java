package dev.larder.store.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.Mode;
import dev.larder.store.KeyQuery;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import dev.larder.store.layer.Layers;
import dev.larder.store.memory.MemoryBackend;
import dev.larder.store.memory.MemoryConfig;
import dev.larder.store.testkit.FaultyBackend;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A read-only view reads as ever, and refuses whatever changes something before the backend is called. */
class ReadOnlyTest {
    private static final Options.Chain<byte[]> RAW = Options.mode(Mode.RAW).model(byte[].class);
    private static final byte[] VALUE = {1};

    private FaultyBackend below;
    private Store store;

    @BeforeEach
    void open() throws Exception {
        below = FaultyBackend.over(MemoryBackend.open(MemoryConfig.standard()));
        Store writable = Store.over(below);
        writable.put("k", VALUE, RAW);
        store = writable.layer(Layers.readOnly());
    }

    @Test
    void readingVerbsRead() throws Exception {
        assertThat(store.get("k", RAW)).contains(VALUE);
        assertThat(store.entry("k", RAW)).isPresent();
        assertThat(store.exists("k")).isTrue();
        assertThat(store.meta("k")).isPresent();
        assertThat(store.keys()).containsExactly("k");
        assertThat(store.entries(KeyQuery.all(), RAW)).hasSize(1);
        assertThat(store.getAll(List.of("k"), RAW)).containsOnlyKeys("k");
        assertThat(store.read("k").orElseThrow().readAllBytes()).isEqualTo(VALUE);
        assertThat(store.lines("k", RAW)).containsExactly(VALUE);
    }

    @Test
    @Tag("CAP-1")
    void writingVerbsAreRefusedBeforeTheBackendIsCalled() {
        int calls = below.calls().size();
        Version version = new Version("1");
        refused(() -> store.put("k", new byte[] {2}, RAW));
        refused(() -> store.put("k", new byte[] {2}, RAW.ttl(Duration.ofDays(1))));
        refused(() -> store.putIfAbsent("k2", VALUE, RAW));
        refused(() -> store.replace("k", version, VALUE, RAW));
        refused(() -> store.pop("k", RAW));
        refused(() -> store.delete("k"));
        refused(() -> store.delete("k", version));
        refused(() -> store.putAll(Map.of("k", VALUE), RAW));
        refused(() -> store.write("k", out -> out.write(2), Options.none()));
        refused(() -> store.sweep());
        assertThat(below.calls()).hasSize(calls);
        refused(() -> store.deleteAll(KeyQuery.all()));
        assertThat(store.get("k", RAW)).contains(VALUE);
    }

    @Test
    void aCapabilityThatIsMissingIsMissingForAReason() {
        assertThatThrownBy(() -> store.requiring(Capability.IF_ABSENT, Capability.TTL))
                .hasMessageContaining("memory cannot do [TTL, IF_ABSENT] here (the store is read-only); it can do [");
        Backend readOnly = Layers.readOnly().wrap(below);
        assertThat(readOnly.lacks(Capability.ATOMIC_POP)).contains("the store is read-only");
        assertThat(readOnly.lacks(Capability.NESTED_KEYS)).isEmpty();
    }

    @Test
    void theSpiRefusesToo() {
        Backend backend = Layers.readOnly().wrap(below);
        List<ThrowingCallable> writes = List.of(
                () -> backend.put("k", VALUE, Write.PLAIN),
                () -> backend.delete("k", Guard.ALWAYS),
                () -> backend.take("k"),
                () -> backend.putAll(Map.of("k", VALUE), Write.PLAIN),
                () -> backend.deleteAll(List.of("k")),
                () -> backend.write("k", out -> {}, Write.PLAIN));
        int calls = below.calls().size();
        for (ThrowingCallable write : writes) {
            assertThatThrownBy(write)
                    .isInstanceOfSatisfying(
                            BackendException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNSUPPORTED));
        }
        assertThat(below.calls()).hasSize(calls);
    }

    @Test
    void whatOnlyWritesIsNotClaimed() {
        assertThat(store.capabilities())
                .isEqualTo(Set.of(Capability.LIST, Capability.STREAMING, Capability.NESTED_KEYS));
        assertThat(store).hasToString("read-only > faulty > memory:");
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNSUPPORTED));
    }
}
