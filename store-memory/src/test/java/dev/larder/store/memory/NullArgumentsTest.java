package dev.larder.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

class NullArgumentsTest {
    private static final Options<Object> NO_OPTIONS = null;

    private final Store store = Store.open("memory:");

    @AfterEach
    void close() {
        store.close();
    }

    @TestFactory
    @Tag("SAFE-6")
    Stream<DynamicTest> areInvalidAndNothingIsWritten() {
        Map<String, ThrowingCallable> calls = Map.ofEntries(
                call("put", () -> store.put("k", 1, NO_OPTIONS)),
                call("putIfAbsent", () -> store.putIfAbsent("k", 1, NO_OPTIONS)),
                call("putAll", () -> store.putAll(Map.of("k", 1), NO_OPTIONS)),
                call("write", () -> store.write("k", out -> out.write(1), NO_OPTIONS)),
                call("get", () -> store.get("k", NO_OPTIONS)),
                call("getAll", () -> store.getAll(List.of("k"), NO_OPTIONS)),
                call("pop", () -> store.pop("k", NO_OPTIONS)),
                call("defaults", () -> store.defaults(NO_OPTIONS)),
                call("replace", () -> store.replace("k", null, 1, Options.none())),
                call("delete", () -> store.delete("k", null)),
                call("keys", () -> store.keys(null)),
                call("entries", () -> store.entries(null, Options.none())),
                call("deleteAll", () -> store.deleteAll(null)),
                call("getAll of null", () -> store.getAll(null, String.class)),
                call("putAll of null", () -> store.putAll(null, Options.none())),
                call("at", () -> store.at(null)),
                call("requiring", () -> store.requiring((Capability[]) null)),
                call("unwrap", () -> store.unwrap(null)),
                call("open", () -> Store.open(null)));
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

    private static Map.Entry<String, ThrowingCallable> call(String name, ThrowingCallable call) {
        return Map.entry(name, call);
    }
}
