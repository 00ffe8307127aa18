package dev.larder.store.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.Codec;
import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.backend.Backend;
import dev.larder.store.backend.ForwardingBackend;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.OutputWriter;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import dev.larder.store.layer.Layers;
import dev.larder.store.memory.MemoryBackend;
import dev.larder.store.memory.MemoryConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store tells the backend the media type of what it writes, and a layer that changes the bytes changes it. */
class ContentTypeTest {
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";

    private final List<Write> writes = new ArrayList<>();
    private Store store;

    record User(String name) {}

    @BeforeEach
    void open() throws Exception {
        store = Store.over(new Recording(MemoryBackend.open(MemoryConfig.standard()), writes));
    }

    private String put(Object value, Options<Object> options) {
        store.put("k", value, options);
        return writes.get(writes.size() - 1).contentType();
    }

    @Test
    void theModeTellsTheType() {
        assertThat(put("text", Options.mode(Mode.JSON))).isEqualTo(JSON);
        assertThat(put("text", Options.mode(Mode.BINARY))).isEqualTo(Write.OCTETS);
        assertThat(put(new byte[] {1}, Options.mode(Mode.RAW))).isNull();
    }

    @Test
    void autoTellsWhatItMadeOfTheValue() {
        for (Object json : new Object[] {1, "1", "true", "\"quoted\"", " 1 ", true, List.of(1), new User("Ada")}) {
            assertThat(put(json, Options.none())).as("%s", json).isEqualTo(JSON);
        }
        assertThat(put(null, Options.none())).isEqualTo(JSON);
        for (String text : new String[] {"", "text", "\"", "\"open", "föö", "\u00e9", "{open"}) {
            assertThat(put(text, Options.none())).as(text).isEqualTo(TEXT);
        }
        for (Object bytes : new Object[] {5L, UUID.randomUUID(), new byte[] {1}, new byte[] {-1, 0}, "\ud800"}) {
            assertThat(put(bytes, Options.none())).as("%s", bytes).isEqualTo(Write.OCTETS);
        }
    }

    @Test
    void aFunctionIsFollowedAndACodecIsNot() {
        assertThat(put(5L, Options.serializer(Object::toString).deserializer(String.class, Long::valueOf)))
                .isEqualTo(JSON);
        Codec<Object> own = Codec.of(
                value -> value.toString().getBytes(StandardCharsets.UTF_8),
                bytes -> new String(bytes, StandardCharsets.UTF_8));
        assertThat(put("x", Options.codec(own))).isNull();
    }

    @Test
    void manyValuesHaveATypeIfItIsTheSame() {
        store.putAll(Map.of("a", 1, "b", true), Options.none());
        assertThat(writes.get(0).contentType()).isEqualTo(JSON);
        Map<String, Object> mixed = new LinkedHashMap<>(Map.of("a", 1, "b", "text"));
        store.putAll(mixed, Options.none());
        assertThat(writes.get(1).contentType()).isNull();
        store.putAll(Map.of(), Options.none());
        assertThat(writes.get(2).contentType()).isNull();
    }

    @Test
    void theOtherWritingVerbsTellItToo() {
        store.putIfAbsent("k", 1, Options.none());
        Version version = store.meta("k").orElseThrow().version();
        store.replace("k", version, "text", Options.ttl(Duration.ofDays(1)));
        store.touch("k");
        store.write("k", out -> out.write(1), Options.none());
        assertThat(writes).extracting(Write::contentType).containsExactly(JSON, TEXT, Write.OCTETS, null);
        assertThat(writes.get(1).deadline()).isNotNull();
        assertThat(writes.get(1).guard()).isEqualTo(Guard.version(version));
    }

    @Test
    void aLayerThatChangesTheBytesChangesTheType() {
        Store compressed = store.layer(Layers.compressed());
        compressed.put("k", 1);
        compressed.putAll(Map.of("k", 1), Options.none());
        compressed.write("k", out -> out.write(1), Options.none());
        store.at("below/").put("k", 1);
        assertThat(writes)
                .extracting(Write::contentType)
                .containsExactly(Write.OCTETS, Write.OCTETS, Write.OCTETS, JSON);
    }

    @Test
    void aTypeIsNoPlaceForOtherHeaders() {
        for (String type : new String[] {"", "a\r\nb: c", "text/\u00e9"}) {
            assertThatThrownBy(() -> Write.PLAIN.contentType(type)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static final class Recording extends ForwardingBackend {
        private final List<Write> writes;

        Recording(Backend inner, List<Write> writes) {
            super(inner);
            this.writes = writes;
        }

        @Override
        public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
            writes.add(write);
            return inner.put(key, value, write);
        }

        @Override
        public void putAll(Map<String, byte[]> values, Write write) throws Exception {
            writes.add(write);
            inner.putAll(values, write);
        }

        @Override
        public void write(String key, OutputWriter body, Write write) throws Exception {
            writes.add(write);
            inner.write(key, body, write);
        }

        @Override
        protected String label() {
            return "recording";
        }
    }
}
