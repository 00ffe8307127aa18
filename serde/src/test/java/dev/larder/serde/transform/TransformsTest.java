package dev.larder.serde.transform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TransformsTest {
    private static final SecretKey KEY = key("0123456789abcdef");
    private static final SecretKey OTHER = key("another key 16 b");

    private static SecretKey key(String text) {
        return new SecretKeySpec(text.getBytes(UTF_8), "AES");
    }

    @Test
    void zstdCompressesFromItsMinimumOn() throws Exception {
        Transform zstd = Transforms.zstd(100);
        byte[] few = new byte[99];
        byte[] enough = new byte[100];
        assertThat(zstd.apply("k", few)).isEqualTo(few).isNotSameAs(few);
        assertThat(zstd.apply("k", enough)).hasSizeLessThan(40);
        assertThat(Zstd.decompress(zstd.apply("k", enough), 100)).isEqualTo(enough);
        for (byte[] bytes : new byte[][] {few, enough, {}, new byte[1 << 20]}) {
            assertThat(zstd.invert("k", zstd.apply("k", bytes))).isEqualTo(bytes);
        }
    }

    @Test
    void whatLooksLikeAFrameIsCompressedHoweverSmall() throws Exception {
        Transform zstd = Transforms.zstd(1000);
        byte[] frame = Zstd.compress("hello".getBytes(UTF_8));
        byte[] beginning = Arrays.copyOf(frame, 4);
        for (byte[] bytes : new byte[][] {frame, beginning}) {
            assertThat(zstd.apply("k", bytes)).isNotEqualTo(bytes);
            assertThat(zstd.invert("k", zstd.apply("k", bytes))).isEqualTo(bytes);
        }
    }

    @Test
    void framesOfOtherToolsAreRead() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZstdOutputStream stream = new ZstdOutputStream(out)) {
            stream.write("streamed, so of no announced size".getBytes(UTF_8));
        }
        assertThat(Transforms.zstd(0).invert("k", out.toByteArray()))
                .isEqualTo("streamed, so of no announced size".getBytes(UTF_8));
    }

    @Test
    @Tag("ERR-6")
    void bombsAreRefusedWithoutTakingTheirSize() throws Exception {
        byte[] announced = Zstd.compress(new byte[(64 << 20) + 1]);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZstdOutputStream stream = new ZstdOutputStream(out)) {
            byte[] chunk = new byte[1 << 20];
            for (int i = 0; i < 65; i++) {
                stream.write(chunk);
            }
        }
        Transform zstd = Transforms.zstd(0);
        for (byte[] bomb : new byte[][] {announced, out.toByteArray()}) {
            assertThatThrownBy(() -> zstd.invert("k", bomb)).isInstanceOf(TransformException.class);
        }
        byte[] lying = Zstd.compress(new byte[1000]);
        assertThatThrownBy(() -> zstd.invert("k", Arrays.copyOf(lying, lying.length - 3)))
                .isInstanceOf(TransformException.class);
    }

    @Test
    void aesGcmComesBackAndNeverLooksTheSame() throws Exception {
        Transform aes = Transforms.aesGcm(KEY);
        byte[] bytes = new byte[1000];
        new Random(1).nextBytes(bytes);
        for (byte[] value : new byte[][] {bytes, {}, {1}}) {
            byte[] stored = aes.apply("k", value);
            assertThat(aes.invert("k", stored)).isEqualTo(value);
            assertThat(aes.apply("k", value)).isNotEqualTo(stored);
            assertThat(stored).hasSize(value.length + 40);
        }
    }

    @Test
    @Tag("SAFE-4")
    void aesGcmRefusesWhatWasChangedOrMoved() throws Exception {
        Transform aes = Transforms.aesGcm(KEY);
        byte[] stored = aes.apply("a", "value".getBytes(UTF_8));
        assertThatThrownBy(() -> aes.invert("b", stored))
                .isInstanceOf(TransformException.class)
                .hasMessageContaining("another entry");
        for (int i = 0; i < stored.length; i++) {
            byte[] changed = stored.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> aes.invert("a", changed)).isInstanceOf(TransformException.class);
            byte[] cut = Arrays.copyOf(stored, i);
            assertThatThrownBy(() -> aes.invert("a", cut)).isInstanceOf(TransformException.class);
        }
    }

    @Test
    void olderKeysStillRead() throws Exception {
        byte[] old = Transforms.aesGcm(OTHER).apply("k", new byte[] {1});
        assertThat(Transforms.aesGcm(KEY, OTHER).invert("k", old)).containsExactly(1);
        assertThatThrownBy(() -> Transforms.aesGcm(KEY).invert("k", old))
                .isInstanceOf(TransformException.class)
                .hasMessageContaining("older key");
    }

    @Test
    void badSettingsAreRefusedAndNothingPrintsAKey() {
        assertThatThrownBy(() -> Transforms.zstd(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Transforms.aesGcm(key("short"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(Transforms.aesGcm(KEY)).hasToString("aes-gcm");
        assertThat(Transforms.zstd(1)).hasToString("zstd");
    }
}
