package dev.larder.bench;

import dev.larder.serde.Codec;
import dev.larder.serde.Mode;
import dev.larder.serde.Serde;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * AUTO against the codec of the mode that it chooses: RAW with the bytes of a text, JSON for a number and a small map, BINARY
 * for a number that JSON would bring back as another class.
 */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AutoBench {
    private final String text = "The engine weaves algebraical patterns just as the loom weaves flowers and leaves.";
    private final Integer number = 4_711;
    private final Long wide = 4_711L;
    private final Map<String, Object> map = map();
    private final Codec<Object> auto = Serde.standard().codec(Mode.AUTO, Object.class);
    private final Codec<Object> json = Serde.standard().codec(Mode.JSON, Object.class);
    private final Codec<Object> binary = Serde.standard().codec(Mode.BINARY, Object.class);
    private final Codec<byte[]> raw = Serde.standard().codec(Mode.RAW, byte[].class);
    private final Codec<String> rawText = Serde.standard().codec(Mode.RAW, String.class);
    private final byte[] textBytes = text.getBytes(StandardCharsets.UTF_8);
    private final byte[] numberBytes = "4711".getBytes(StandardCharsets.UTF_8);
    private final byte[] wideBytes = encoded(wide);
    private final byte[] mapBytes = encoded(map);

    private static Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", 4_711);
        map.put("name", "Ada Lovelace");
        map.put("active", true);
        map.put("tags", List.of("admin", "math"));
        return map;
    }

    private byte[] encoded(Object value) {
        try {
            return auto.encode(value);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the bytes}
     * @throws Exception never */
    @Benchmark
    public byte[] larderTextEncode() throws Exception {
        return auto.encode(text);
    }

    /** {@return the bytes}
     * @throws Exception never */
    @Benchmark
    public byte[] directTextEncode() throws Exception {
        return raw.encode(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the value}
     * @throws Exception never */
    @Benchmark
    public Object larderTextDecode() throws Exception {
        return auto.decode(textBytes);
    }

    /** {@return the value}
     * @throws Exception never */
    @Benchmark
    public Object directTextDecode() throws Exception {
        return rawText.decode(textBytes);
    }

    /** {@return the bytes}
     * @throws Exception never */
    @Benchmark
    public byte[] larderNumberEncode() throws Exception {
        return auto.encode(number);
    }

    /** {@return the bytes}
     * @throws Exception never */
    @Benchmark
    public byte[] directNumberEncode() throws Exception {
        return json.encode(number);
    }

    /** {@return the value}
     * @throws Exception never */
    @Benchmark
    public Object larderNumberDecode() throws Exception {
        return auto.decode(numberBytes);
    }

    /** {@return the value}
     * @throws Exception never */
    @Benchmark
    public Object directNumberDecode() throws Exception {
        return json.decode(numberBytes);
    }

    /** {@return the bytes}
     * @throws Exception never */
    @Benchmark
    public byte[] larderWideNumberEncode() throws Exception {
        return auto.encode(wide);
    }

    /** {@return the bytes}
     * @throws Exception never */
    @Benchmark
    public byte[] directWideNumberEncode() throws Exception {
        return binary.encode(wide);
    }

    /** {@return the value}
     * @throws Exception never */
    @Benchmark
    public Object larderWideNumberDecode() throws Exception {
        return auto.decode(wideBytes);
    }

    /** {@return the value}
     * @throws Exception never */
    @Benchmark
    public Object directWideNumberDecode() throws Exception {
        return binary.decode(wideBytes);
    }

    /** {@return the bytes}
     * @throws Exception never */
    @Benchmark
    public byte[] larderMapEncode() throws Exception {
        return auto.encode(map);
    }

    /** {@return the bytes}
     * @throws Exception never */
    @Benchmark
    public byte[] directMapEncode() throws Exception {
        return json.encode(map);
    }

    /** {@return the value}
     * @throws Exception never */
    @Benchmark
    public Object larderMapDecode() throws Exception {
        return auto.decode(mapBytes);
    }

    /** {@return the value}
     * @throws Exception never */
    @Benchmark
    public Object directMapDecode() throws Exception {
        return json.decode(mapBytes);
    }
}
