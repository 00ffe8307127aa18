package dev.larder.store.testkit;

import static dev.larder.store.backend.Capability.LIST;
import static dev.larder.store.backend.Capability.STREAMING;
import static dev.larder.store.backend.Capability.TTL;
import static dev.larder.store.testkit.Fixture.RAW;
import static dev.larder.store.testkit.Fixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.StoreException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.OutputWriter;
import dev.larder.store.backend.Write;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A stream is committed as a whole when its body returns, or not at all. */
public interface StreamContract extends BackendUnderTest {
    /** What a body writes, in whatever pieces, is the value. */
    @Test
    default void whatTheBodyWritesIsTheValue(Fixture f) throws Exception {
        f.needs(STREAMING);
        byte[] value = new byte[300_000];
        new Random(7).nextBytes(value);
        f.store()
                .write(
                        "k",
                        out -> {
                            out.write(value[0]);
                            out.flush();
                            out.write(value, 1, 99_999);
                            out.write(value, 100_000, 0);
                            out.write(value, 100_000, 200_000);
                            out.close();
                        },
                        Options.none());
        assertThat(f.store().get("k", RAW).orElseThrow()).isEqualTo(value);
        try (InputStream in = f.store().read("k").orElseThrow()) {
            assertThat(in.readAllBytes()).isEqualTo(value);
        }
    }

    /** A body that writes nothing makes an empty value. */
    @Test
    default void anEmptyBodyIsAnEmptyValue(Fixture f) throws Exception {
        f.needs(STREAMING);
        f.given("k", "old");
        f.store().write("k", out -> {}, Options.none());
        assertThat(f.stored("k")).isEmpty();
        try (InputStream in = f.store().read("k").orElseThrow()) {
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    /** A body that throws leaves the old value, or nothing where there was none, and no debris. */
    @Test
    @Tag("OPT-7")
    @Tag("PUT-2")
    default void aBodyThatThrowsLeavesTheOldValue(Fixture f) throws Exception {
        f.needs(STREAMING);
        f.given("k", "old");
        IOException checked = new IOException("by the body");
        IllegalStateException unchecked = new IllegalStateException("by the body");
        for (String key : new String[] {"k", "new"}) {
            assertThatThrownBy(() -> f.store().write(key, throwing(checked), Options.none()))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.FAILED))
                    .hasCause(checked);
            assertThatThrownBy(() -> f.store().write(key, throwing(unchecked), Options.none()))
                    .isSameAs(unchecked);
            assertThatThrownBy(() -> f.backend().write(key, throwing(checked), Write.PLAIN))
                    .isSameAs(checked);
            assertThatThrownBy(() -> f.backend().write(key, throwing(unchecked), Write.PLAIN))
                    .isSameAs(unchecked);
        }
        assertThat(f.stored("k")).isEqualTo("old");
        assertThat(f.stored("new")).isEqualTo(Fixture.absent());
        if (f.can(LIST)) {
            assertThat(f.backend().list("", null, 100).keys()).containsExactly("k");
        }
    }

    /** An error, such as of an assertion, leaves the old value too. */
    @Test
    @Tag("OPT-7")
    @Tag("PUT-2")
    default void aBodyThatThrowsAnErrorLeavesTheOldValue(Fixture f) throws Exception {
        f.needs(STREAMING);
        f.given("k", "old");
        AssertionError error = new AssertionError("by the body");
        assertThatThrownBy(() -> f.store()
                        .write(
                                "k",
                                out -> {
                                    out.write(new byte[100_000]);
                                    throw error;
                                },
                                Options.none()))
                .isSameAs(error);
        assertThat(f.stored("k")).isEqualTo("old");
    }

    /** Until the body has returned, readers and listings see the old state. */
    @Test
    @Tag("PUT-1")
    default void nothingIsSeenBeforeTheBodyReturns(Fixture f) throws Exception {
        f.needs(STREAMING);
        f.given("k", "old");
        f.store()
                .write(
                        "k",
                        out -> {
                            out.write(new byte[200_000]);
                            out.flush();
                            assertThat(f.store().get("k", RAW)).contains(bytes("old"));
                            if (f.can(LIST)) {
                                try (Stream<String> keys = f.store().keys()) {
                                    assertThat(keys).containsExactly("k");
                                }
                            }
                        },
                        Options.none());
        assertThat(f.store().get("k", RAW).orElseThrow()).hasSize(200_000);
    }

    /** A stream that was opened before the value was replaced reads one of the two, whole. */
    @Test
    @Tag("PUT-1")
    default void anOpenStreamReadsOneValue(Fixture f) throws Exception {
        f.needs(STREAMING);
        byte[] old = new byte[100_000];
        f.backend().put("k", old, Write.PLAIN);
        try (InputStream in = f.store().read("k").orElseThrow()) {
            f.given("k", "new");
            assertThat(in.readAllBytes()).isIn(old, bytes("new"));
        }
    }

    /** A stream takes a ttl and nothing else of the options; the store's default ttl applies. */
    @Test
    @Tag("OPT-3")
    @Tag("TTL-4")
    default void aStreamTakesOnlyATtl(Fixture f) throws Exception {
        f.needs(STREAMING);
        OutputWriter body = out -> out.write(1);
        assertThat(f.kind(() -> f.store().write("k", body, Options.mode(Mode.RAW))))
                .isEqualTo(ErrorKind.INVALID);
        assertThat(f.kind(() -> f.store().write("k", body, Options.model(String.class))))
                .isEqualTo(ErrorKind.INVALID);
        assertThat(f.stored("k")).isEqualTo(Fixture.absent());
        if (f.can(TTL)) {
            f.store().write("k", body, Options.ttl(f.ttl()));
            f.store().defaults(Options.ttl(f.ttl())).write("k2", body, Options.none());
            f.store().defaults(Options.ttl(f.ttl())).write("k3", body, Options.ttl(Duration.ofDays(1)));
            f.expire();
            assertThat(f.stored("k")).isEqualTo(Fixture.absent());
            assertThat(f.stored("k2")).isEqualTo(Fixture.absent());
            assertThat(f.store().exists("k3")).isTrue();
        }
    }

    private static OutputWriter throwing(Exception e) {
        return out -> {
            out.write(new byte[100_000]);
            out.flush();
            if (e instanceof IOException checked) {
                throw checked;
            }
            throw (RuntimeException) e;
        };
    }
}
