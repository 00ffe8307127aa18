package dev.larder.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.ErrorKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class NullArgumentsTest {
    private static final Options<Object> NO_OPTIONS = null;

    private final Store store = Store.open("memory:");

    @AfterEach
    void close() {
        store.close();
    }

    @TestFactory
    Stream<DynamicTest> areInvalidAndNothingIsWritten() {
        Map<String, ThrowingCallable> calls = Map.of(
                "put", () -> store.put("k", 1, NO_OPTIONS),
                "putIfAbsent", () -> store.putIfAbsent("k", 1, NO_OPTIONS),
                "putAll", () -> store.putAll(Map.of("k", 1), NO_OPTIONS),
                "write", () -> store.write("k", out -> out.write(1), NO_OPTIONS),
                "get", () -> store.get("k", NO_OPTIONS),
                "getAll", () -> store.getAll(List.of("k"), NO_OPTIONS),
                "pop", () -> store.pop("k", NO_OPTIONS),
                "defaults", () -> store.defaults(NO_OPTIONS),
                "replace", () -> store.replace("k", null, 1, Options.none()),
                "delete", () -> store.delete("k", null));
        return calls.entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(call.getKey(), () -> {
                    assertThatThrownBy(call.getValue())
                            .isInstanceOfSatisfying(
                                    StoreException.class,
                                    e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID))
                            .hasMessageContaining("null");
                    assertThat(store.keys()).isEmpty();
                }));
    }
}
