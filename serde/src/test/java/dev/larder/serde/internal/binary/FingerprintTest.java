package dev.larder.serde.internal.binary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.Codec;
import dev.larder.serde.Mode;
import dev.larder.serde.Serde;
import dev.larder.serde.SerdeException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What bytes say of their format counts for nothing against what the reader asked for. */
class FingerprintTest {
    record Point(int x, int y) {}

    private static final Codec<Object> POINTS =
            Serde.standard().allow(Point.class).codec(Mode.BINARY, Object.class);

    private static SerdeException refusal(Codec<Object> codec, byte[] bytes) {
        SerdeException[] refusal = new SerdeException[1];
        assertThatThrownBy(() -> codec.decode(bytes)).isInstanceOfSatisfying(SerdeException.class, e -> refusal[0] = e);
        return refusal[0];
    }

    /** The body is sound and the checksum is right: only the fingerprint tells that the writer knew other classes. */
    @Test
    @Tag("BIN-2")
    void aFingerprintOfOtherClassesIsRefused() throws Exception {
        for (Object value : List.of(new Point(1, 2), List.of(new Point(1, 2), "text"))) {
            byte[] stored = POINTS.encode(value);
            int fingerprint = ByteBuffer.wrap(stored).getInt(7);
            assertThat(POINTS.decode(Forge.sealed(stored, fingerprint))).isEqualTo(value);
            for (int bit = 0; bit < 32; bit++) {
                byte[] other = Forge.sealed(stored, fingerprint ^ 1 << bit);
                assertThat(refusal(POINTS, other).reason()).isEqualTo(SerdeException.Reason.UNSUPPORTED);
            }
        }
    }

    @Test
    @Tag("SAFE-1")
    void aClassThatThisReaderDoesNotAllowIsRefused() throws Exception {
        byte[] stored = POINTS.encode(new Point(1, 2));
        Codec<Object> none = Serde.standard().codec(Mode.BINARY, Object.class);
        assertThat(refusal(none, stored).reason()).isEqualTo(SerdeException.Reason.UNSUPPORTED);
    }

    /** A reader of one mode is not led to another by bytes that look like it. */
    @ParameterizedTest
    @EnumSource(Mode.class)
    @Tag("SAFE-2")
    void aModeDecodesNothingButItself(Mode mode) throws Exception {
        Codec<Object> codec = Serde.standard().allow(Point.class).codec(mode, Object.class);
        byte[] envelope = POINTS.encode(new Point(1, 2));
        byte[] json = "{\"@class\":\"java.io.File\",\"x\":1}".getBytes(UTF_8);
        byte[] serialized = {(byte) 0xac, (byte) 0xed, 0, 5, 't', 0, 1, 'a'};
        switch (mode) {
            case RAW -> {
                assertThat(codec.decode(envelope)).isEqualTo(envelope);
                assertThat(codec.decode(json)).isEqualTo(json);
                assertThat(codec.decode(serialized)).isEqualTo(serialized);
            }
            case JSON -> {
                refusal(codec, envelope);
                assertThat(codec.decode(json)).isEqualTo(Map.of("@class", "java.io.File", "x", 1));
                refusal(codec, serialized);
            }
            case BINARY -> {
                assertThat(codec.decode(envelope)).isEqualTo(new Point(1, 2));
                refusal(codec, json);
                refusal(codec, serialized);
            }
            case AUTO -> {
                assertThat(codec.decode(envelope)).isEqualTo(new Point(1, 2));
                assertThat(codec.decode(json)).isEqualTo(Map.of("@class", "java.io.File", "x", 1));
                assertThat(codec.decode(serialized)).isEqualTo(serialized);
            }
        }
    }
}
