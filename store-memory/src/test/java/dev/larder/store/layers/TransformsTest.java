package dev.larder.store.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.Mode;
import dev.larder.serde.transform.Transform;
import dev.larder.store.Entry;
import dev.larder.store.KeyQuery;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Write;
import dev.larder.store.layer.Layer;
import dev.larder.store.layer.Layers;
import dev.larder.store.memory.MemoryBackend;
import dev.larder.store.memory.MemoryConfig;
import dev.larder.store.testkit.FaultyBackend;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compressed, encrypted and transformed values: what is stored, and what is said of what cannot be read. */
class TransformsTest {
    private static final Options.Chain<byte[]> RAW = Options.mode(Mode.RAW).model(byte[].class);
    private static final SecretKey KEY = key(1);
    private static final SecretKey OTHER = key(2);
    private static final byte[] SECRET = "CANARY, a secret text".getBytes(StandardCharsets.UTF_8);

    private FaultyBackend backend;
    private Store plain;

    @BeforeEach
    void open() throws Exception {
        backend = FaultyBackend.over(MemoryBackend.open(MemoryConfig.standard()));
        plain = Store.over(backend);
    }

    private static SecretKey key(int seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return new SecretKeySpec(bytes, "AES");
    }

    private byte[] stored(String key) throws Exception {
        return backend.get(key).orElseThrow().bytes();
    }

    @Test
    void nothingOfAnEncryptedValueIsStoredPlain() throws Exception {
        Store encrypted = plain.layer(Layers.encrypted(KEY));
        encrypted.put("k", SECRET, RAW);
        encrypted.put("k2", SECRET, RAW);
        assertThat(new String(stored("k"), StandardCharsets.ISO_8859_1)).doesNotContain("CANARY");
        assertThat(Arrays.copyOfRange(stored("k"), 13, stored("k").length))
                .as("two values never look alike")
                .isNotEqualTo(Arrays.copyOfRange(stored("k2"), 13, stored("k2").length));
        assertThat(encrypted.get("k", RAW)).contains(SECRET);
        assertThat(encrypted.getAll(List.of("k", "k2"), RAW)).hasSize(2);
    }

    @Test
    void aWrongKeyIsCorruptAndSaysNothingOfTheValue() {
        plain.layer(Layers.encrypted(KEY)).put("k", SECRET, RAW);
        Store wrong = plain.layer(Layers.encrypted(OTHER));
        corrupt(() -> wrong.get("k", RAW));
        corrupt(() -> wrong.getAll(List.of("k"), RAW));
        corrupt(() -> wrong.read("k"));
        corrupt(() -> wrong.entry("k", RAW));
    }

    @Test
    void anOlderKeyStillReads() throws Exception {
        plain.layer(Layers.encrypted(OTHER)).put("k", SECRET, RAW);
        Store rotated = plain.layer(Layers.encrypted(KEY, OTHER));
        assertThat(rotated.get("k", RAW)).contains(SECRET);
        rotated.put("k", SECRET, RAW);
        assertThat(plain.layer(Layers.encrypted(KEY)).get("k", RAW)).contains(SECRET);
    }

    @Test
    @Tag("SAFE-4")
    void aValueMovedToAnotherKeyIsCorrupt() throws Exception {
        Store encrypted = plain.layer(Layers.encrypted(KEY));
        encrypted.put("mine", SECRET, RAW);
        backend.put("yours", stored("mine"), Write.PLAIN);
        corrupt(() -> encrypted.get("yours", RAW));
        assertThat(encrypted.get("mine", RAW)).contains(SECRET);
    }

    @Test
    @Tag("SAFE-4")
    void everyFlippedBitIsNoticed() throws Exception {
        Store encrypted = plain.layer(Layers.encrypted(KEY));
        encrypted.put("k", SECRET, RAW);
        byte[] sound = stored("k");
        for (int bit = 0; bit < sound.length * 8; bit++) {
            byte[] flipped = sound.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            backend.put("k", flipped, Write.PLAIN);
            corrupt(() -> encrypted.get("k", RAW));
        }
        for (int length = 0; length < sound.length; length++) {
            backend.put("k", Arrays.copyOf(sound, length), Write.PLAIN);
            corrupt(() -> encrypted.get("k", RAW));
        }
    }

    @Test
    void aPopThatCannotDecryptCarriesTheStoredBytes() throws Exception {
        plain.layer(Layers.encrypted(KEY)).put("k", SECRET, RAW);
        byte[] stored = stored("k");
        Store wrong = plain.layer(Layers.encrypted(OTHER)).at("");
        assertThatThrownBy(() -> wrong.pop("k", RAW)).isInstanceOfSatisfying(StoreException.class, e -> {
            assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT);
            assertThat(e.bytes()).contains(stored);
        });
        assertThat(plain.exists("k")).isFalse();
        backend.put("k", stored, Write.PLAIN);
        assertThat(plain.layer(Layers.encrypted(KEY)).get("k", RAW)).contains(SECRET);
    }

    @Test
    void aPopThatCannotBeInvertedCarriesTheStoredBytesThroughTheStack() throws Exception {
        Store stack =
                plain.layer(Layers.encrypted(KEY)).layer(Layers.compressed(1)).at("app/");
        stack.put("k", new byte[5000], RAW);
        byte[] stored = stored("app/k");
        Store wrong =
                plain.layer(Layers.encrypted(OTHER)).layer(Layers.compressed(1)).at("app/");
        assertThatThrownBy(() -> wrong.pop("k", RAW))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.bytes()).contains(stored));
    }

    @Test
    void compressedValuesAreSmallerAndSmallOnesStayReadable() throws Exception {
        Store compressed = plain.layer(Layers.compressed());
        compressed.put("big", new byte[100_000], RAW);
        compressed.put("small", new byte[10], RAW);
        assertThat(stored("big")).hasSizeLessThan(1000);
        assertThat(stored("small")).hasSizeLessThan(100);
        assertThat(compressed.get("big", RAW)).contains(new byte[100_000]);
        assertThat(compressed.get("small", RAW)).contains(new byte[10]);
        assertThat(compressed.read("big", 99_990, 100).orElseThrow()).hasBinaryContent(new byte[10]);
    }

    @Test
    @Tag("SAFE-4")
    void damagedCompressedValuesAreNeverAnotherValue() throws Exception {
        Store compressed = plain.layer(Layers.compressed(1));
        byte[] value = new byte[3000];
        new Random(5).nextBytes(value);
        compressed.put("k", value, RAW);
        byte[] sound = stored("k");
        for (int i = 0; i < sound.length; i += 7) {
            byte[] cut = Arrays.copyOf(sound, i);
            backend.put("k", cut, Write.PLAIN);
            try {
                assertThat(compressed.get("k", RAW)).contains(cut); // taken for a value that was never compressed
            } catch (StoreException e) {
                assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT);
            }
        }
    }

    @Test
    void whatATransformThrowsOnAWriteIsInvalidAndWritesNothing() {
        Transform failing = new Transform() {
            @Override
            public byte[] apply(String key, byte[] bytes) {
                throw new IllegalStateException("by the transform");
            }

            @Override
            public byte[] invert(String key, byte[] bytes) {
                throw new IllegalStateException("by the transform");
            }
        };
        plain.put("k", SECRET, RAW);
        Store store = plain.layer(Layers.transformed(failing));
        List<ThrowingCallable> writes = List.of(
                () -> store.put("k", new byte[1], RAW),
                () -> store.putAll(Map.of("k", new byte[1]), RAW),
                () -> store.write("k", out -> out.write(1), Options.none()));
        for (ThrowingCallable write : writes) {
            assertThatThrownBy(write)
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID))
                    .hasRootCauseMessage("by the transform");
        }
        assertThat(plain.get("k", RAW)).contains(SECRET);
        corrupt(() -> store.get("k", RAW));
    }

    @Test
    void theKeyThatATransformSeesIsThatOfItsStore() throws Exception {
        Layer encrypted = Layers.encrypted(KEY);
        plain.layer(encrypted).at("app/").put("k", SECRET, RAW);
        assertThat(plain.layer(encrypted).get("app/k", RAW)).contains(SECRET);
        corrupt(() -> plain.at("app/").layer(encrypted).get("k", RAW));
    }

    @Test
    @Tag("ERR-5")
    void noKeyIsPrinted() {
        Store encrypted = plain.layer(Layers.encrypted(KEY)).layer(Layers.compressed());
        assertThat(encrypted).hasToString("compressed(zstd) > encrypted(aes-gcm) > faulty > memory:");
    }

    private static void corrupt(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT))
                .hasMessageNotContaining("CANARY");
    }

    /** Like any other value that does not decode: one that is not encrypted hides none of the others. */
    @Test
    void withMissingWhatALayerCannotUndoIsAbsentAndStays() {
        Store encrypted = plain.layer(Layers.encrypted(KEY));
        encrypted.put("good", 1);
        plain.put("foreign", 2);
        Options.Chain<Object> missing = Options.onCorrupt(Options.OnCorrupt.MISSING);
        assertThat(encrypted.get("foreign", missing)).isEmpty();
        assertThat(encrypted.entry("foreign", missing)).isEmpty();
        assertThat(encrypted.pop("foreign", missing)).isEmpty();
        assertThat(encrypted.getAll(List.of("foreign", "good"), missing)).isEqualTo(Map.of("good", 1));
        assertThat(encrypted.entries(KeyQuery.all(), missing).map(Entry::key)).containsExactly("good");
        assertThat(encrypted.lines("foreign", missing)).isEmpty();
        assertThat(plain.get("foreign")).contains(2);
        assertThatThrownBy(() -> encrypted.get("foreign", Options.none()))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT));
    }
}
