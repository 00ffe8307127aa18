package dev.larder.store.testkit;

import static dev.larder.store.backend.Capability.ATOMIC_POP;
import static dev.larder.store.testkit.Fixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.Mode;
import dev.larder.serde.TypeRef;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Write;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of all kinds come back as they were put, in every mode. */
public interface ModesContract extends BackendUnderTest {
    /**
     * A model of the application.
     *
     * @param name a text
     * @param age a number
     * @param tags texts
     */
    record User(String name, int age, List<String> tags) {}

    /** {@return values of many classes} */
    static Stream<Object> values() {
        return Stream.of(
                "text",
                "",
                "1",
                "true",
                " 1 ",
                "{\"a\":1}",
                "\"quoted\"",
                "f\u00f6\u00f6 \u65e5\u672c \ud83d\ude00",
                "line\nline",
                1,
                -1L,
                5L,
                1.5,
                1.5f,
                (short) 3,
                'c',
                true,
                new BigDecimal("1.10"),
                Instant.parse("2026-11-25T10:15:30.123456789Z"),
                UUID.fromString("0b2c6f6e-6f0e-4a53-9a54-4bb8a4d70f3e"),
                List.of("a", "b"),
                List.of(1, "a", List.of(true)),
                Map.of("a", 1, "b", List.of(2)),
                Map.of("a", 5L),
                Set.of("x"));
    }

    /** AUTO reads back what was put: equal, and of the same class where that is not a collection. */
    @ParameterizedTest(name = "value {index}")
    @MethodSource("dev.larder.store.testkit.ModesContract#values")
    @Tag("AUTO-1")
    default void autoReadsBackWhatWasPut(Object value, Fixture f) {
        f.store().put("k", value);
        Object read = f.store().get("k").orElseThrow();
        assertThat(read).isEqualTo(value);
        if (!(value instanceof Collection || value instanceof Map)) {
            assertThat(read.getClass()).isEqualTo(value.getClass());
        }
        if (f.can(ATOMIC_POP)) {
            assertThat(f.store().pop("k")).contains(value);
        }
    }

    /** BINARY reads back what was put. */
    @ParameterizedTest(name = "value {index}")
    @MethodSource("dev.larder.store.testkit.ModesContract#values")
    @Tag("MODE-3")
    default void binaryReadsBackWhatWasPut(Object value, Fixture f) {
        Store binary = f.store().defaults(Options.mode(Mode.BINARY));
        binary.put("k", value);
        assertThat(binary.get("k").orElseThrow()).isEqualTo(value);
        assertThat(f.store().get("k")).as("AUTO knows BINARY by its magic").contains(value);
    }

    /** Text, JSON and bytes of any kind are kept apart by AUTO. */
    @Test
    @Tag("AUTO-1")
    default void autoKeepsBytesApartFromText(Fixture f) {
        for (byte[] value : List.of(bytes("text"), bytes("{}"), new byte[0], new byte[] {(byte) 0xff, 0})) {
            f.store().put("k", value);
            assertThat(f.store().get("k").orElseThrow())
                    .isInstanceOf(byte[].class)
                    .isEqualTo(value);
        }
    }

    /** What is plain stays readable for any other tool. */
    @Test
    @Tag("AUTO-2")
    default void plainTextAndJsonAreStoredAsThemselves(Fixture f) throws Exception {
        f.store().put("k", "plain text");
        assertThat(f.stored("k")).isEqualTo("plain text");
        f.store().put("k", List.of(1, 2));
        assertThat(f.stored("k")).isEqualTo("[1,2]");
        f.store().put("k", Map.of("a", 1));
        assertThat(f.stored("k")).isEqualTo("{\"a\":1}");
        f.store().put("k", "text", Options.mode(Mode.JSON));
        assertThat(f.stored("k")).isEqualTo("\"text\"");
        f.store().put("k", new User("Ada", 36, List.of()));
        assertThat(f.stored("k")).isEqualTo("{\"name\":\"Ada\",\"age\":36,\"tags\":[]}");
    }

    /** What another tool wrote is read as JSON, as text, or as bytes. */
    @Test
    @Tag("AUTO-2")
    default void autoReadsWhatOthersWrote(Fixture f) throws Exception {
        f.given("k", " {\"a\": [1, 2.5, null]} ");
        assertThat(f.store().get("k").orElseThrow()).isEqualTo(Map.of("a", Arrays.asList(1, 2.5, null)));
        f.given("k", "no {json}");
        assertThat(f.store().get("k")).contains("no {json}");
        f.backend().put("k", new byte[] {(byte) 0xc0, (byte) 0x80}, Write.PLAIN);
        assertThat(f.store().get("k").orElseThrow()).isEqualTo(new byte[] {(byte) 0xc0, (byte) 0x80});
    }

    /** A model comes back as itself when asked for by class or type. */
    @ParameterizedTest
    @ValueSource(strings = {"AUTO", "JSON"})
    @Tag("AUTO-4")
    default void aModelComesBackAsItself(String mode, Fixture f) {
        Store store = f.store().defaults(Options.mode(Mode.valueOf(mode)));
        User ada = new User("Ada", 36, List.of("x"));
        store.put("k", ada);
        assertThat(store.get("k", User.class)).contains(ada);
        assertThat(store.get("k").orElseThrow()).isInstanceOf(Map.class);
        store.put("all", List.of(ada, ada));
        assertThat(store.get("all", new TypeRef<List<User>>() {})).contains(List.of(ada, ada));
        assertThat(store.getAll(List.of("k"), User.class)).containsValue(ada);
        if (f.can(ATOMIC_POP)) {
            assertThat(store.pop("k", User.class)).contains(ada);
        }
    }

    /** RAW takes bytes and nothing else. */
    @Test
    @Tag("MODE-1")
    default void rawTakesBytesOnly(Fixture f) throws Exception {
        Store raw = f.store().defaults(Options.mode(Mode.RAW));
        raw.put("k", bytes("text"));
        assertThat(f.stored("k")).isEqualTo("text");
        assertThat(raw.get("k").orElseThrow()).isEqualTo(bytes("text"));
        assertThat(raw.get("k", String.class)).contains("text");
        for (Object value : List.of("text", 1, List.of(), new int[0])) {
            assertThat(f.kind(() -> raw.put("k", value))).isEqualTo(ErrorKind.INVALID);
        }
        assertThat(f.stored("k")).isEqualTo("text");
    }

    /** A wrong type asked for is CORRUPT, names key and type and no value, and leaves the value as it is. */
    @ParameterizedTest
    @CsvSource({"AUTO", "JSON", "BINARY"})
    @Tag("READ-2")
    default void aWrongTypeIsCorruptAndLeavesTheValue(String mode, Fixture f) {
        Store store = f.store().defaults(Options.mode(Mode.valueOf(mode)));
        store.put("k", "CANARY");
        assertThatThrownBy(() -> store.get("k", Integer.class))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT))
                .hasMessageContaining("'k'")
                .hasMessageContaining("Integer")
                .hasMessageContaining(mode)
                .hasMessageNotContaining("CANARY");
        assertThat(f.kind(() -> store.entry("k", Options.model(User.class)))).isEqualTo(ErrorKind.CORRUPT);
        assertThat(store.get("k", String.class)).contains("CANARY");
    }

    /** A supertype takes any stored subtype. */
    @Test
    @Tag("OPT-6")
    default void aSupertypeTakesAnySubtype(Fixture f) {
        f.store().put("k", 5L);
        assertThat(f.store().get("k", Number.class)).contains(5L);
        assertThat(f.store().get("k", Object.class)).contains(5L);
        f.store().put("k", List.of(1));
        assertThat(f.store().get("k", List.class)).contains(List.of(1));
    }

    /** touch stores the moment that it returns. */
    @Test
    default void touchStoresTheMoment(Fixture f) {
        Instant now = f.store().touch("k");
        assertThat(f.store().get("k", Instant.class)).contains(now);
        assertThat(now)
                .isBetween(f.clock().instant().minusSeconds(60), f.clock().instant());
    }
}
