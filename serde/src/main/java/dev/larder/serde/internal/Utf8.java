package dev.larder.serde.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** UTF-8 as RFC 3629 has it: no overlong forms, no surrogates. Nothing is ever replaced. */
public final class Utf8 {
    private Utf8() {}

    /**
     * {@return the text, or null if the bytes are no UTF-8}
     *
     * @param bytes any bytes
     */
    public static @Nullable String decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') < 0) {
            return text; // whatever is malformed is replaced by that character, so nothing was
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /**
     * {@return whether bytes are UTF-8}
     *
     * @param bytes any bytes
     */
    public static boolean isValid(byte[] bytes) {
        return Bytes.isAscii(bytes) || decode(bytes) != null;
    }

    /**
     * {@return whether a text has no unpaired surrogate, so that UTF-8 can carry it}
     *
     * @param text any text
     */
    public static boolean isWellFormed(CharSequence text) {
        int first = 0;
        while (first < text.length() && text.charAt(first) < Character.MIN_SURROGATE) {
            first++;
        }
        boolean high = false; // the unit before was a high surrogate, which still needs its other half
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLowSurrogate(c) != high) {
                return false;
            }
            high = Character.isHighSurrogate(c);
        }
        return !high;
    }

    /**
     * {@return how many bytes a text takes; an unpaired surrogate counts as three}
     *
     * @param text any text
     */
    public static long size(CharSequence text) {
        long size = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            size += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                size++; // a pair takes four
                i++;
            }
        }
        return size;
    }

    /**
     * {@return the bytes of a well-formed text}
     *
     * @param text a text
     * @throws Refusal of kind VALUE if it has an unpaired surrogate
     */
    public static byte[] encode(CharSequence text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw unpaired();
        }
    }

    /**
     * {@return the bytes of a text, or null if it has an unpaired surrogate}
     *
     * @param text a text
     */
    public static byte @Nullable [] encodeIfWellFormed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // what cannot be encoded has become a question mark
        return !Bytes.has(bytes, '?') || isWellFormed(text) ? bytes : null;
    }

    /** {@return what to throw for an unpaired surrogate} */
    public static Refusal unpaired() {
        return new Refusal(
                Refusal.Kind.VALUE,
                "A text holds an unpaired surrogate, which UTF-8 cannot carry; AUTO and BINARY can");
    }
}
