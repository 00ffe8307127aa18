package dev.larder.store.testkit;

import static dev.larder.store.backend.Capability.ATOMIC_POP;
import static dev.larder.store.backend.Capability.IF_ABSENT;
import static dev.larder.store.backend.Capability.STREAMING;
import static dev.larder.store.backend.Capability.TTL;
import static dev.larder.store.testkit.Fixture.bytes;
import static dev.larder.store.testkit.Fixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.Codec;
import dev.larder.serde.Mode;
import dev.larder.store.KeyQuery;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.ErrorKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a call wants goes over the defaults of the store, setting by setting; what makes no sense is INVALID. */
public interface OptionsContract extends BackendUnderTest {
    /** A setting of the call replaces that of the store, and leaves the others. */
    @Test
    @Tag("OPT-2")
    default void theCallGoesOverTheStore(Fixture f) throws Exception {
        Store json = f.store().defaults(Options.mode(Mode.JSON).model(String.class));
        json.put("k", "text");
        assertThat(f.stored("k")).isEqualTo("\"text\"");
        json.put("k", bytes("text"), Options.mode(Mode.RAW).model(byte[].class));
        assertThat(f.stored("k")).isEqualTo("text");
        assertThat(f.store().get("k")).contains("text");
        Store over = json.defaults(Options.mode(Mode.AUTO));
        over.put("k", "text");
        assertThat(f.stored("k")).isEqualTo("text");
        assertThat(f.kind(() -> over.put("k", 1)))
                .as("the model of the first defaults")
                .isEqualTo(ErrorKind.INVALID);
    }

    /** Views do not change the store that they were made from. */
    @Test
    @Tag("OPT-2")
    default void defaultsMakeAnotherView(Fixture f) throws Exception {
        f.store().defaults(Options.mode(Mode.JSON)).put("k", "text");
        f.store().put("k2", "text");
        assertThat(f.stored("k")).isEqualTo("\"text\"");
        assertThat(f.stored("k2")).isEqualTo("text");
    }

    /** The serializer comes before the mode, the deserializer after it. */
    @Test
    @Tag("OPT-1")
    default void functionsComeBeforeAndAfterTheMode(Fixture f) throws Exception {
        var options = Options.mode(Mode.JSON)
                .serializer((Duration d) -> d.toSeconds())
                .deserializer(Long.class, (Long seconds) -> Duration.ofSeconds(seconds));
        f.store().put("k", Duration.ofMinutes(2), options);
        assertThat(f.stored("k")).isEqualTo("120");
        assertThat(f.store().get("k", options)).contains(Duration.ofMinutes(2));
        assertThat(f.store().entry("k", options).orElseThrow().value()).isEqualTo(Duration.ofMinutes(2));
        assertThat(f.store().getAll(List.of("k"), options)).containsValue(Duration.ofMinutes(2));
        if (f.can(ATOMIC_POP)) {
            assertThat(f.store().pop("k", options)).contains(Duration.ofMinutes(2));
        }
    }

    /** A codec is used byte for byte, instead of the mode of the store. */
    @Test
    @Tag("OPT-1")
    default void aCodecIsUsedByteForByte(Fixture f) throws Exception {
        Codec<String> reversed = Codec.of(
                value -> bytes(new StringBuilder(value).reverse().toString()),
                stored -> new StringBuilder(text(stored)).reverse().toString());
        Store json = f.store().defaults(Options.mode(Mode.JSON));
        json.put("k", "abc", Options.codec(reversed));
        assertThat(f.stored("k")).isEqualTo("cba");
        assertThat(json.get("k", Options.codec(reversed))).contains("abc");
        Store coded = f.store().defaults(Options.codec(reversed));
        coded.put("k", "abc");
        assertThat(coded.get("k")).contains("abc");
        coded.put("k", "abc", Options.mode(Mode.JSON));
        assertThat(f.stored("k")).isEqualTo("\"abc\"");
    }

    /** A codec and a mode together are INVALID, in a call and as defaults. */
    @Test
    @Tag("OPT-3")
    default void aCodecAndAModeAreTwoFormats(Fixture f) throws Exception {
        Codec<String> codec = Codec.of(Fixture::bytes, Fixture::text);
        assertThat(f.kind(() -> f.store().put("k", "v", Options.mode(Mode.JSON).codec(codec))))
                .isEqualTo(ErrorKind.INVALID);
        assertThat(f.kind(() -> f.store().get("k", Options.codec(codec).mode(Mode.JSON))))
                .isEqualTo(ErrorKind.INVALID);
        assertThat(f.kind(() -> f.store().defaults(Options.codec(codec).mode(Mode.JSON))))
                .isEqualTo(ErrorKind.INVALID);
        assertThat(f.stored("k")).isEqualTo(Fixture.absent());
    }

    /** A ttl in a reading call is INVALID; as a default it is passed over. */
    @Test
    @Tag("OPT-3")
    default void aTtlSaysNothingOnARead(Fixture f) throws Exception {
        f.given("k", "value");
        Options<Object> ttl = Options.ttl(Duration.ofDays(1));
        assertThat(f.kind(() -> f.store().get("k", ttl))).isEqualTo(ErrorKind.INVALID);
        assertThat(f.kind(() -> f.store().entry("k", ttl))).isEqualTo(ErrorKind.INVALID);
        assertThat(f.kind(() -> f.store().getAll(List.of("k"), ttl))).isEqualTo(ErrorKind.INVALID);
        if (f.can(ATOMIC_POP)) {
            assertThat(f.kind(() -> f.store().pop("k", ttl))).isEqualTo(ErrorKind.INVALID);
        }
        assertThat(f.kind(() -> f.store().entries(KeyQuery.all(), ttl))).isEqualTo(ErrorKind.INVALID);
        assertThat(f.kind(() -> f.store().lines("k", ttl))).isEqualTo(ErrorKind.INVALID);
        assertThat(f.store().defaults(ttl).get("k")).contains("value");
    }

    /** A serializer that nothing reads back is INVALID in a reading call; as a default it is passed over. */
    @Test
    @Tag("OPT-3")
    default void aSerializerAloneReadsNothing(Fixture f) throws Exception {
        f.given("k", "5");
        Options<Integer> alone = Options.serializer((Integer n) -> n);
        assertThat(f.kind(() -> f.store().get("k", alone))).isEqualTo(ErrorKind.INVALID);
        assertThat(f.store().defaults(alone).get("k")).contains(5);
        assertThat(f.store().get("k", Options.serializer((Integer n) -> n).model(Integer.class)))
                .contains(5);
    }

    /** What a function throws is the cause of INVALID on a put, which writes nothing, and of CORRUPT on a read. */
    @Test
    @Tag("OPT-5")
    default void whatAFunctionThrowsIsTheCause(Fixture f) throws Exception {
        IllegalStateException thrown = new IllegalStateException("by the function");
        Function<Object, Object> failing = value -> {
            throw thrown;
        };
        f.given("k", "old");
        assertThatThrownBy(() -> f.store().put("k", "new", Options.serializer(failing)))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID))
                .hasCause(thrown);
        assertThat(f.kind(() -> f.store().putAll(Map.of("k", "new"), Options.serializer(failing))))
                .isEqualTo(ErrorKind.INVALID);
        assertThat(f.stored("k")).isEqualTo("old");
        assertThatThrownBy(() -> f.store().get("k", Options.deserializer(Object.class, failing)))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT))
                .hasCause(thrown);
    }

    /** A codec that makes null is INVALID. */
    @Test
    @SuppressWarnings("NullAway") // what a caller may do by mistake
    default void aCodecThatMakesNullIsInvalid(Fixture f) throws Exception {
        assertThat(f.kind(() -> f.store().put("k", "v", Options.codec(Codec.of((String v) -> null, Fixture::text)))))
                .isEqualTo(ErrorKind.INVALID);
        assertThat(f.stored("k")).isEqualTo(Fixture.absent());
    }

    /** A value that is no instance of the model is INVALID. */
    @Test
    @Tag("OPT-4")
    default void aValueMustBeOfTheModel(Fixture f) throws Exception {
        Store strings = f.store().defaults(Options.model(String.class));
        assertThat(f.kind(() -> strings.put("k", 1))).isEqualTo(ErrorKind.INVALID);
        assertThat(f.kind(() -> strings.putAll(Map.of("k", 1), Options.none()))).isEqualTo(ErrorKind.INVALID);
        if (f.can(IF_ABSENT)) {
            assertThat(f.kind(() -> strings.putIfAbsent("k", 1, Options.none())))
                    .isEqualTo(ErrorKind.INVALID);
        }
        assertThat(f.stored("k")).isEqualTo(Fixture.absent());
    }

    /** The default ttl applies to every write and to no read, and deletes nothing that was written without one. */
    @Test
    @Tag("TTL-4")
    default void theDefaultTtlAppliesToWrites(Fixture f) throws Exception {
        f.needs(TTL);
        f.given("older", "1");
        Store ending = f.store().defaults(Options.ttl(f.ttl()));
        ending.put("put", 1);
        ending.putAll(Map.of("all", 1), Options.none());
        ending.touch("touch");
        if (f.can(STREAMING)) {
            ending.write("write", out -> out.write('1'), Options.none());
        }
        assertThat(ending.get("older")).contains(1);
        ending.put("own", 1, Options.ttl(Duration.ofDays(1)));
        f.expire();
        for (String key : List.of("put", "all", "touch", "write")) {
            assertThat(ending.exists(key)).as(key).isFalse();
        }
        assertThat(ending.get("older")).contains(1);
        assertThat(ending.get("own")).contains(1);
    }
}
