package dev.larder.reliability.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.larder.serde.Codec;
import dev.larder.serde.Mode;
import dev.larder.serde.Serde;
import dev.larder.serde.SerdeException;
import dev.larder.serde.internal.binary.Forge;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The modes of serde under bytes that no writer of ours wrote. */
final class ModeTargets {
    /** What a team would store: one of everything. */
    record Order(
            String id, int count, BigDecimal price, Optional<Instant> paid, List<Line> lines, Map<String, Long> tags) {}

    /** A part of it. */
    record Line(@Nullable String sku, double weight) {}

    static final Serde SERDE = Serde.standard().allow(Order.class, Line.class);
    private static final Codec<Object> AUTO = SERDE.codec(Mode.AUTO, Object.class);
    private static final Codec<Object> BINARY = SERDE.codec(Mode.BINARY, Object.class);
    private static final Codec<Order> ORDER = SERDE.codec(Mode.JSON, Order.class);
    private static final List<Codec<?>> ASKED = List.of(
            AUTO,
            SERDE.codec(Mode.AUTO, Order.class),
            SERDE.codec(Mode.AUTO, String.class),
            SERDE.codec(Mode.AUTO, byte[].class),
            SERDE.codec(Mode.AUTO, List.class));

    private ModeTargets() {}

    static void envelope(byte[] input) throws Exception {
        again(BINARY, input);
    }

    static void binary(byte[] input) throws Exception {
        again(BINARY, Forge.payload(out -> out.writeBytes(input)));
    }

    static void json(byte[] input) throws Exception {
        again(ORDER, input);
    }

    static void auto(byte[] input) throws Exception {
        for (Codec<?> codec : ASKED) {
            again(codec, input);
        }
    }

    /** Every other input is taken as the code units themselves, so that lone surrogates come up. */
    static void text(byte[] input) throws Exception {
        String text = input.length > 0 && input[0] % 2 != 0
                ? ByteBuffer.wrap(input).asCharBuffer().toString()
                : new String(input, UTF_8);
        byte[] stored;
        try {
            stored = AUTO.encode(text);
        } catch (SerdeException e) {
            throw new AssertionError("A text is refused", e);
        }
        same(text, AUTO.decode(stored));
        if (isUnicode(text)) {
            boolean quoted = stored.length > 0 && stored[0] == '"' && !Arrays.equals(stored, text.getBytes(UTF_8));
            if (quoted != Grammar.isDocument(text) || (!quoted && !Arrays.equals(stored, text.getBytes(UTF_8)))) {
                throw new AssertionError("The text is " + (quoted ? "" : "not ") + "quoted");
            }
        }
    }

    private static boolean isUnicode(String text) {
        try {
            UTF_8.newEncoder().encode(java.nio.CharBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static <T> void again(Codec<T> codec, byte[] input) throws Exception {
        T value = decoded(codec, input);
        if (value != null) {
            same(value, codec.decode(codec.encode(value)));
        }
    }

    private static <T> @Nullable T decoded(Codec<T> codec, byte[] input) throws Exception {
        try {
            return codec.decode(input);
        } catch (SerdeException e) {
            return null;
        }
    }

    private static void same(Object one, @Nullable Object other) {
        if (!Objects.deepEquals(one, other) && !Alike.are(one, other)) {
            throw new AssertionError(one.getClass() + " comes back as another value");
        }
    }
}
