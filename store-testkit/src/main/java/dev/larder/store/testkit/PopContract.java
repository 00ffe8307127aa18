package dev.larder.store.testkit;

import static dev.larder.store.backend.Capability.ATOMIC_POP;
import static dev.larder.store.testkit.Fixture.RAW;
import static dev.larder.store.testkit.Fixture.bytes;
import static dev.larder.store.testkit.Fixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.larder.serde.Codec;
import dev.larder.store.Options;
import dev.larder.store.Options.OnCorrupt;
import dev.larder.store.StoreException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Meta;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A pop gives the value and removes it, as one step; what cannot be decoded is not lost. */
public interface PopContract extends BackendUnderTest {
    /** The value is given once. */
    @Test
    @Tag("POP-1")
    default void popGivesTheValueOnce(Fixture f) throws Exception {
        f.needs(ATOMIC_POP);
        f.given("k", "value");
        f.given("other", "stays");
        assertThat(f.store().pop("k", RAW)).contains(bytes("value"));
        assertThat(f.store().pop("k", RAW)).isEmpty();
        assertThat(f.store().exists("k")).isFalse();
        assertThat(f.stored("other")).isEqualTo("stays");
    }

    /** What is taken has the metadata that it had. */
    @Test
    default void takeGivesBytesAndMeta(Fixture f) throws Exception {
        f.needs(ATOMIC_POP);
        f.given("k", "value");
        Meta before = f.backend().head("k").orElseThrow();
        Blob taken = f.backend().take("k").orElseThrow();
        assertThat(taken.bytes()).isEqualTo(bytes("value"));
        assertThat(taken.meta().version()).isEqualTo(before.version());
        assertThat(taken.meta().size()).isEqualTo(before.size());
        assertThat(f.backend().head("k")).isEmpty();
    }

    /** An empty value is given as one. */
    @Test
    default void anEmptyValueIsPopped(Fixture f) throws Exception {
        f.needs(ATOMIC_POP);
        f.given("k", "");
        assertThat(f.store().pop("k", RAW)).contains(new byte[0]);
        assertThat(f.store().pop("k", RAW)).isEmpty();
    }

    /** What was popped may be put and popped again. */
    @Test
    default void aPoppedKeyMayBePutAgain(Fixture f) throws Exception {
        f.needs(ATOMIC_POP);
        for (int i = 0; i < 3; i++) {
            f.given("k", "value" + i);
            assertThat(f.store().pop("k", RAW)).contains(bytes("value" + i));
        }
        assertThat(f.stored("k")).isEqualTo(Fixture.absent());
    }

    /** A pop that cannot decode what it took carries the bytes in its exception. */
    @Test
    @Tag("READ-2")
    default void aPopThatCannotDecodeCarriesTheBytes(Fixture f) throws Exception {
        f.needs(ATOMIC_POP);
        f.given("k", "not a number");
        StoreException thrown =
                catchThrowableOfType(StoreException.class, () -> f.store().pop("k", Options.codec(picky())));
        assertThat(thrown.kind()).isEqualTo(ErrorKind.CORRUPT);
        assertThat(thrown.bytes()).contains(bytes("not a number"));
        assertThat(thrown).hasMessageNotContaining("not a number");
        assertThat(f.stored("k")).isEqualTo(Fixture.absent());
    }

    /** With MISSING a pop leaves in place what it cannot decode, and takes what it can. */
    @Test
    @Tag("READ-3")
    default void aPopThatPassesOverTheUndecodableLeavesIt(Fixture f) throws Exception {
        f.needs(ATOMIC_POP, Capability.IF_VERSION);
        Options<Integer> options = Options.codec(picky()).onCorrupt(OnCorrupt.MISSING);
        f.given("k", "not a number");
        assertThat(f.store().pop("k", options)).isEmpty();
        assertThat(f.stored("k")).isEqualTo("not a number");
        f.given("k", "42");
        assertThat(f.store().pop("k", options)).contains(42);
        assertThat(f.stored("k")).isEqualTo(Fixture.absent());
    }

    /** With BYTES a pop hands out what it cannot decode. */
    @Test
    default void aPopOfAbsentOrBytesIsNoError(Fixture f) throws Exception {
        f.needs(ATOMIC_POP);
        Options<byte[]> options = RAW.onCorrupt(OnCorrupt.BYTES);
        assertThat(f.store().pop("k", options)).isEmpty();
        f.given("k", "value");
        assertThat(f.store().pop("k", options)).contains(bytes("value"));
    }

    private static Codec<Integer> picky() {
        return Codec.of(number -> bytes(String.valueOf(number)), stored -> Integer.valueOf(text(stored)));
    }
}
