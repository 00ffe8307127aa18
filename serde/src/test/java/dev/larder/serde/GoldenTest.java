package dev.larder.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.serde.binary.BinaryCodecs;
import dev.larder.serde.transform.Transform;
import dev.larder.serde.transform.Transforms;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What was once stored is read for ever: files of every format, each written once and never again. A new sample is written
 * with {@code -Dlarder.golden.write=true}; that never replaces a file.
 */
class GoldenTest {
    interface Operator extends UnaryOperator<Integer>, Serializable {}

    private static final Path FOLDER = folder();
    private static final SecretKey KEY = new SecretKeySpec("golden key 16 b.".getBytes(UTF_8), "AES");
    private static final Serde SERDE = Serde.standard()
            .allow(
                    Shop.Cart.class,
                    Shop.Item.class,
                    Shop.Color.class,
                    Shop.Bean.class,
                    Shop.Unit.class,
                    GoldenTest.class)
            .allow(Shop.Measure.class, Shop.Gauge.class);
    private static final Shop.Cart CART =
            new Shop.Cart(List.of(new Shop.Item("tea", new BigDecimal("7.250"))), Optional.of("n"), Shop.Color.GREEN);

    private static Path folder() {
        Path inModule = Path.of("src", "test", "resources", "golden");
        return Files.isDirectory(inModule.getParent().getParent())
                ? inModule
                : Path.of("serde").resolve(inModule);
    }

    private record Sample(Codec<Object> codec, Object value) {}

    private static Map<String, Sample> samples() {
        Map<String, Sample> samples = new LinkedHashMap<>();
        Kinds.exact().forEach((name, value) -> {
            samples.put("auto/" + name, new Sample(SERDE.codec(Mode.AUTO, Object.class), value));
            samples.put("binary/" + name, new Sample(SERDE.codec(Mode.BINARY, Object.class), value));
        });
        Codec<Object> binary = SERDE.codec(Mode.BINARY, Object.class);
        samples.put("binary/null", new Sample(binary, null));
        samples.put("binary/model-record", new Sample(binary, CART));
        samples.put("binary/model-record-empty", new Sample(binary, new Shop.Unit()));
        samples.put("binary/model-bean", new Sample(binary, new Shop.Bean("x", -3)));
        samples.put("binary/model-enum", new Sample(binary, Shop.Color.GREEN));
        samples.put("binary/model-hidden", new Sample(binary, new Shop.Gauge(7)));
        samples.put("binary/model-list", new Sample(binary, List.of(CART, CART, new Shop.Bean("y", 1))));
        samples.put(
                "binary/model-named",
                new Sample(Serde.standard().allowPackage("dev.larder.serde").codec(Mode.BINARY, Object.class), CART));
        samples.put(
                "binary/references",
                new Sample(
                        Serde.standard()
                                .with(
                                        Mode.BINARY,
                                        BinaryCodecs.withReferences(Shop.Cart.class, Shop.Item.class, Shop.Color.class))
                                .codec(Mode.BINARY, Object.class),
                        List.of(CART, CART)));
        samples.put("auto/null", new Sample(SERDE.codec(Mode.AUTO, Object.class), null));
        samples.put("auto/model-record", new Sample(typed(Mode.AUTO, Shop.Cart.class), CART));
        samples.put("auto/model-nan", new Sample(typed(Mode.AUTO, Shop.Measure.class), new Shop.Measure(Double.NaN)));
        samples.put("json/model-record", new Sample(typed(Mode.JSON, Shop.Cart.class), CART));
        samples.put("json/model-bean", new Sample(typed(Mode.JSON, Shop.Bean.class), new Shop.Bean("x", -3)));
        samples.put("json/model-enum", new Sample(typed(Mode.JSON, Shop.Color.class), Shop.Color.GREEN));
        samples.put(
                "json/untyped",
                new Sample(typed(Mode.JSON, Object.class), List.of(1, 1L << 40, 1.5, "x", Map.of("a", true))));
        samples.put("json/instant", new Sample(typed(Mode.JSON, java.time.Instant.class), java.time.Instant.EPOCH));
        // model-record and auto/model-record hold decimal numbers as JSON numbers, which are read too
        samples.put("json/model-record-texts", new Sample(typed(Mode.JSON, Shop.Cart.class), CART));
        samples.put("raw/bytes", new Sample(typed(Mode.RAW, byte[].class), new byte[] {1, 2, (byte) 0xff}));
        String text = "a text, a text, a text, a text, a text, a text";
        samples.put("transform/zstd", new Sample(through(Transforms.zstd(0)), text));
        samples.put("transform/zstd-small", new Sample(through(Transforms.zstd(1000)), text));
        samples.put("transform/aes-gcm", new Sample(through(Transforms.aesGcm(KEY)), text));
        return samples;
    }

    @SuppressWarnings("unchecked") // the samples are of the type named
    private static Codec<Object> typed(Mode mode, Class<?> type) {
        return (Codec<Object>) SERDE.codec(mode, type);
    }

    private static Codec<Object> through(Transform transform) {
        return new Codec<>() {
            @Override
            public byte[] encode(Object value) throws Exception {
                return transform.apply("key", ((String) value).getBytes(UTF_8));
            }

            @Override
            public Object decode(byte[] bytes) throws Exception {
                return new String(transform.invert("key", bytes), UTF_8);
            }
        };
    }

    @TestFactory
    @Tag("BIN-1")
    @Tag("UP-1")
    Stream<DynamicTest> everySampleIsStillRead() {
        return samples().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.getKey(), () -> {
                    byte[] stored = stored(
                            sample.getKey(),
                            sample.getValue().codec(),
                            sample.getValue().value());
                    Object back = sample.getValue().codec().decode(stored);
                    assertThat(Same.value(sample.getValue().value(), back))
                            .as("%s", back)
                            .isTrue();
                }));
    }

    @Test
    @Tag("UP-1")
    void aMethodReferenceIsStillRead() throws Exception {
        Operator absolute = Math::abs;
        Codec<Object> codec = SERDE.codec(Mode.BINARY, Object.class);
        Operator back = (Operator) codec.decode(stored("binary/lambda", codec, absolute));
        assertThat(back.apply(-3)).isEqualTo(3);
    }

    private static byte[] stored(String name, Codec<Object> codec, Object value) throws Exception {
        Path file = FOLDER.resolve(name + ".bin");
        if (Boolean.getBoolean("larder.golden.write") && !Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Files.write(file, codec.encode(value));
        }
        assertThat(file).exists();
        return Files.readAllBytes(file);
    }

    @Test
    void noFileIsForgotten() throws IOException {
        Set<String> names = new TreeSet<>(samples().keySet());
        names.add("binary/lambda");
        try (Stream<Path> files = Files.walk(FOLDER)) {
            Set<String> found = files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file)
                            .toString()
                            .replace('\\', '/')
                            .replace(".bin", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(found).isEqualTo(names);
        }
    }
}
