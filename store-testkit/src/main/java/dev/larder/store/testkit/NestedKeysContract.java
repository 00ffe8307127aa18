package dev.larder.store.testkit;

import static dev.larder.store.backend.Capability.ATOMIC_POP;
import static dev.larder.store.backend.Capability.IF_ABSENT;
import static dev.larder.store.backend.Capability.LIST;
import static dev.larder.store.backend.Capability.NESTED_KEYS;
import static dev.larder.store.backend.Capability.STREAMING;
import static dev.larder.store.backend.Capability.TTL;
import static dev.larder.store.testkit.Fixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Write;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code a} and {@code a/b} at the same time: kept, or refused before anything is written. */
public interface NestedKeysContract extends BackendUnderTest {
    /** With the capability each lives on its own. */
    @Test
    @Tag("KEYS-7")
    default void nestedKeysAreIndependent(Fixture f) throws Exception {
        f.needs(NESTED_KEYS);
        f.given("a", "1");
        f.given("a/b", "2");
        f.given("a/b/c", "3");
        f.given("x/y", "4");
        f.given("x", "5");
        assertThat(f.stored("a")).isEqualTo("1");
        assertThat(f.stored("a/b")).isEqualTo("2");
        assertThat(f.stored("a/b/c")).isEqualTo("3");
        assertThat(f.stored("x")).isEqualTo("5");
        if (f.can(LIST)) {
            assertThat(f.backend().list("", null, 100).keys())
                    .containsExactlyInAnyOrder("a", "a/b", "a/b/c", "x", "x/y");
            assertThat(f.backend().list("a/", null, 100).keys()).containsExactlyInAnyOrder("a/b", "a/b/c");
        }
        f.backend().delete("a/b", Guard.ALWAYS);
        assertThat(f.stored("a")).isEqualTo("1");
        assertThat(f.stored("a/b/c")).isEqualTo("3");
        f.backend().delete("a", Guard.ALWAYS);
        assertThat(f.stored("a/b/c")).isEqualTo("3");
    }

    /** Without it every writing verb refuses a key below another, as UNSUPPORTED, and nothing is written. */
    @Test
    @Tag("KEYS-7")
    default void aKeyBelowAnotherIsRefused(Fixture f) throws Exception {
        f.lacks(NESTED_KEYS);
        f.given("a", "1");
        for (String below : List.of("a/b", "a/b/c")) {
            refused(f, below);
            assertThat(f.stored(below)).isEqualTo(Fixture.absent());
        }
        assertThat(f.stored("a")).isEqualTo("1");
        if (f.can(LIST)) {
            assertThat(f.backend().list("", null, 100).keys()).containsExactly("a");
        }
    }

    /** Without it every writing verb refuses a key above another. */
    @Test
    @Tag("KEYS-7")
    default void aKeyAboveAnotherIsRefused(Fixture f) throws Exception {
        f.lacks(NESTED_KEYS);
        f.given("a/b/c", "1");
        for (String above : List.of("a/b", "a")) {
            refused(f, above);
            assertThat(f.stored(above)).isEqualTo(Fixture.absent());
        }
        assertThat(f.stored("a/b/c")).isEqualTo("1");
    }

    /** Reading and deleting below or above a key finds nothing, and is no error. */
    @Test
    default void readingBelowOrAboveAKeyIsNoError(Fixture f) throws Exception {
        f.given("a/b", "1");
        for (String other : List.of("a", "a/b/c")) {
            assertThat(f.backend().get(other)).isEmpty();
            assertThat(f.backend().head(other)).isEmpty();
            if (f.can(ATOMIC_POP)) {
                assertThat(f.backend().take(other)).isEmpty();
            }
            if (f.can(STREAMING)) {
                assertThat(f.backend().read(other, 0, 1)).isEmpty();
            }
            assertThat(f.backend().delete(other, Guard.ALWAYS)).isTrue();
        }
        assertThat(f.stored("a/b")).isEqualTo("1");
    }

    /** What is gone stands in no one's way. */
    @Test
    default void aDeletedKeyMakesRoom(Fixture f) throws Exception {
        f.given("a", "1");
        f.backend().delete("a", Guard.ALWAYS);
        f.given("a/b", "2");
        assertThat(f.stored("a/b")).isEqualTo("2");
        if (f.can(ATOMIC_POP)) {
            assertThat(f.backend().take("a/b")).isPresent();
        } else {
            f.backend().delete("a/b", Guard.ALWAYS);
        }
        f.given("a", "3");
        assertThat(f.stored("a")).isEqualTo("3");
    }

    /** Nor does what has ended. */
    @Test
    default void anExpiredKeyMakesRoom(Fixture f) throws Exception {
        f.needs(TTL);
        f.backend().put("a", bytes("1"), f.ending());
        f.backend().put("x/y", bytes("1"), f.ending());
        f.expire();
        f.given("a/b", "2");
        f.given("x", "2");
        assertThat(f.stored("a/b")).isEqualTo("2");
        assertThat(f.stored("x")).isEqualTo("2");
    }

    private static void refused(Fixture f, String key) {
        assertThat(f.kind(() -> f.given(key, "2"))).isEqualTo(ErrorKind.UNSUPPORTED);
        assertThat(f.kind(() -> f.backend().putAll(Map.of(key, bytes("2")), Write.PLAIN)))
                .isEqualTo(ErrorKind.UNSUPPORTED);
        if (f.can(STREAMING)) {
            assertThat(f.kind(() -> f.backend().write(key, out -> out.write(2), Write.PLAIN)))
                    .isEqualTo(ErrorKind.UNSUPPORTED);
        }
        if (f.can(IF_ABSENT)) {
            assertThat(f.kind(() -> f.backend().put(key, bytes("2"), new Write(Guard.ABSENT, null))))
                    .isEqualTo(ErrorKind.UNSUPPORTED);
        }
    }
}
