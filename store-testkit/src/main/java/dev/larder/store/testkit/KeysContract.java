package dev.larder.store.testkit;

import static dev.larder.store.testkit.Fixture.RAW;
import static dev.larder.store.testkit.Fixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.Options;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys are literal strings: each legal one is kept as it is, each illegal one is refused before anything is written. */
public interface KeysContract extends BackendUnderTest {
    /** A legal key goes through every verb, and is listed exactly as it was put. */
    @ParameterizedTest(name = "legal key {index}")
    @MethodSource("dev.larder.store.testkit.SampleKeys#legal")
    @Tag("KEYS-1")
    default void aLegalKeyIsTakenLiterally(String key, Fixture f) throws Exception {
        String shown = Keys.display(key);
        f.store().put(key, bytes("value"), RAW);
        assertThat(f.stored(key)).as(shown).isEqualTo("value");
        assertThat(f.store().exists(key)).as(shown).isTrue();
        if (f.can(Capability.LIST)) {
            assertThat(listed(f)).as(shown).containsExactly(key);
        }
        if (f.can(Capability.STREAMING)) {
            f.store().write(key, out -> out.write(bytes("streamed")), Options.none());
            assertThat(f.stored(key)).as(shown).isEqualTo("streamed");
        }
        if (f.can(Capability.ATOMIC_POP)) {
            assertThat(f.store().pop(key, RAW)).as(shown).isPresent();
            assertThat(f.stored(key)).as(shown).isEqualTo(Fixture.absent());
        }
        f.store().put(key, bytes("again"), RAW);
        f.store().delete(key);
        assertThat(f.store().exists(key)).as(shown).isFalse();
    }

    /** All legal keys live beside one another, each with its own value: none is folded, trimmed, decoded or normalised. */
    @Test
    @Tag("KEYS-1")
    default void legalKeysDoNotMeet(Fixture f) throws Exception {
        List<String> keys = new ArrayList<>();
        for (String key : SampleKeys.legal().toList()) {
            if (f.can(Capability.NESTED_KEYS) || keys.stream().noneMatch(other -> nested(key, other))) {
                keys.add(key);
                f.given(key, Keys.display(key));
            }
        }
        for (String key : keys) {
            assertThat(f.stored(key)).isEqualTo(Keys.display(key));
        }
        if (f.can(Capability.LIST)) {
            assertThat(listed(f)).containsExactlyInAnyOrderElementsOf(keys);
        }
        for (String key : keys) {
            f.backend().delete(key, Guard.ALWAYS);
            assertThat(f.stored(key)).isEqualTo(Fixture.absent());
        }
    }

    /** An illegal key is INVALID for every verb that takes a key, and nothing is written. */
    @ParameterizedTest(name = "illegal key {index}")
    @MethodSource("dev.larder.store.testkit.SampleKeys#illegal")
    @Tag("KEYS-2")
    @Tag("KEYS-3")
    default void anIllegalKeyIsInvalidForEveryVerb(String key, Fixture f) throws Exception {
        f.given("legal", "value");
        KeyVerbs.ALL.forEach((name, verb) -> assertThat(f.kind(() -> verb.call(f.store(), key)))
                .as("%s of '%s'", name, Keys.display(key))
                .isEqualTo(ErrorKind.INVALID));
        if (f.can(Capability.LIST)) {
            assertThat(listed(f)).containsExactly("legal");
        }
        assertThat(f.stored("legal")).isEqualTo("value");
    }

    /** A key of many that is illegal stops all of them before the first is written. */
    @Test
    @Tag("KEYS-2")
    default void oneIllegalKeyStopsAll(Fixture f) throws Exception {
        Map<String, byte[]> values = new LinkedHashMap<>();
        values.put("a", bytes("1"));
        values.put("b/../c", bytes("2"));
        assertThat(f.kind(() -> f.store().putAll(values, RAW))).isEqualTo(ErrorKind.INVALID);
        assertThat(f.stored("a")).isEqualTo(Fixture.absent());
        f.backend().put("a", bytes("1"), Write.PLAIN);
        assertThat(f.kind(() -> f.store().getAll(values.keySet(), RAW))).isEqualTo(ErrorKind.INVALID);
    }

    /** A slash separates segments; a key below another's folder is no part of it. */
    @Test
    @Tag("KEYS-1")
    default void segmentsDoNotOverlap(Fixture f) throws Exception {
        f.given("dir/a", "1");
        f.given("dir2/a", "2");
        f.given("dir.a", "3");
        assertThat(f.stored("dir")).isEqualTo(Fixture.absent());
        f.backend().delete("dir", Guard.ALWAYS);
        assertThat(f.stored("dir/a")).isEqualTo("1");
        f.backend().delete("dir/a", Guard.ALWAYS);
        assertThat(f.stored("dir2/a")).isEqualTo("2");
        assertThat(f.stored("dir.a")).isEqualTo("3");
    }

    private static boolean nested(String a, String b) {
        return a.startsWith(b + "/") || b.startsWith(a + "/");
    }

    private static List<String> listed(Fixture f) {
        try (Stream<String> keys = f.store().keys()) {
            return keys.toList();
        }
    }
}
