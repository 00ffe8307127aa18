package dev.larder.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryUriTest {
    private static final Options.Chain<byte[]> RAW = Options.mode(Mode.RAW).model(byte[].class);

    @Test
    void storesOfOneNameShareOneMapUntilTheLastCloses() {
        Store first = Store.open("memory:shared");
        Store second = Store.open("memory:shared");
        first.put("k", new byte[] {1}, RAW);
        first.close();
        assertThat(second.get("k", RAW)).contains(new byte[] {1});
        second.close();
        try (Store third = Store.open("memory:shared")) {
            assertThat(third.exists("k")).isFalse();
        }
    }

    @Test
    void storesWithoutANameAreTheirOwn() {
        try (Store first = Store.open("memory:");
                Store second = Store.open("memory:")) {
            first.put("k", new byte[] {1}, RAW);
            assertThat(second.exists("k")).isFalse();
        }
    }

    @Test
    void aBoundedStoreSaysThatItMayEvict() {
        try (Store store = Store.open("memory:?max-entries=10")) {
            assertThat(store).hasToString("memory:?max-entries=10 (may evict)");
        }
    }

    @Test
    void aValueThatDoesNotFitIsRefusedAndNotDropped() {
        try (Store store = Store.open("memory:?max-bytes=1KiB")) {
            assertThatThrownBy(() -> store.put("k", new byte[2000], RAW))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.TOO_LARGE));
        }
    }

    @Test
    void parametersOfEveryStoreAreReadByThePortablePart() {
        try (Store store = Store.open("memory:?mode=raw&ttl=1h&prefix=app/&require=TTL,ATOMIC_POP")) {
            store.put("k", new byte[] {1});
            assertThat(store).hasToString("prefixed(app/) > memory:");
            assertThat(store.meta("k").orElseThrow().deadline()).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            memory:?ttl=soon            | INVALID     | memory: needs a duration such as 500ms, 2s, 1m, 1h, 7d or PT1H for 'ttl'
            memory:?max-byte=1          | INVALID     | memory: has no parameter 'max-byte'; did you mean 'max-bytes'?
            memory:?emulate=s4          | INVALID     | one of fs, none, redis, s3
            memory:?mode=xml            | INVALID     | one of auto, binary, json, raw
            memory:?require=FLY         | INVALID     | require knows no capability 'FLY'
            memory:?emulate=fs&require=NESTED_KEYS | UNSUPPORTED | memory cannot do [NESTED_KEYS] here
            memory:?max-bytes=1&max-bytes=2 | INVALID | stands twice
            memory:?max-bytes=1&max-entries=2 | INVALID | leave one out
            memory:?on-corrupt=bytes    | INVALID     | on-corrupt is fail or missing
            memory://host/x             | INVALID     | A memory store has a name at most
            redis://localhost:6379/0    | UNSUPPORTED | No backend for scheme 'redis'. On the class path: memory. Add larder-store-redis
            memry:                      | UNSUPPORTED | did you mean 'memory'?
            data                        | INVALID     | A store URI begins with a scheme and a colon
            """)
    void whatIsWrongInAUriIsSaid(String uri, ErrorKind kind, String text) {
        assertThatThrownBy(() -> Store.open(uri)).isInstanceOfSatisfying(StoreException.class, e -> {
            assertThat(e.kind()).isEqualTo(kind);
            assertThat(e).hasMessageContaining(text);
        });
    }

    @Test
    @Tag("KEYS-7")
    @Tag("SWAP-1")
    void emulatingFilesRefusesNestedKeys() {
        try (Store store = Store.open("memory:?emulate=fs")) {
            assertThat(store.capabilities()).doesNotContain(Capability.NESTED_KEYS);
            store.put("a", new byte[] {1}, RAW);
            assertThatThrownBy(() -> store.put("a/b", new byte[] {1}, RAW)).isInstanceOf(StoreException.class);
        }
    }
}
