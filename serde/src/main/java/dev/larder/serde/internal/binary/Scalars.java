package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.Refusal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** The wire forms of single values. */
final class Scalars {
    private static final int MOST_DIGIT_BYTES = 2 << 10;
    private static final long HEAP_PER_DIGIT_BYTE = 24; // comparing two decimals multiplies one by a power of ten
    private static final int MOST_PATTERN = 4096;

    private Scalars() {}

    static byte[] takeBytes(Reader in) {
        int count = in.count(1);
        in.meter.heap(16 + count);
        return in.readBytes(count);
    }

    static void putBytes(Writer out, byte[] bytes) {
        out.count(bytes.length, 1);
        out.meter.heap(16);
        out.writeBytes(bytes);
    }

    static void putInteger(Writer out, BigInteger value) {
        putBytes(out, value.toByteArray());
    }

    static BigInteger takeInteger(Reader in) {
        byte[] bytes = takeBytes(in);
        if (bytes.length == 0) {
            throw Refusal.damaged("A number has no digits");
        }
        return new BigInteger(bytes);
    }

    static void putDecimal(Writer out, BigDecimal value) {
        checkDigits(value.unscaledValue());
        out.meter.heap(HEAP_PER_DIGIT_BYTE * value.unscaledValue().bitLength() / 8L);
        putInteger(out, value.unscaledValue());
        out.writeVarInt(value.scale(), false);
    }

    static BigDecimal takeDecimal(Reader in) {
        BigInteger digits = takeInteger(in);
        checkDigits(digits);
        in.meter.heap(HEAP_PER_DIGIT_BYTE * digits.bitLength() / 8L);
        return new BigDecimal(digits, in.readVarInt(false));
    }

    private static void checkDigits(BigInteger digits) {
        if (digits.bitLength() > MOST_DIGIT_BYTES * 8) {
            throw new Refusal(
                    Refusal.Kind.LIMIT, "A decimal number has more than " + MOST_DIGIT_BYTES + " bytes of digits");
        }
    }

    static void putUuid(Writer out, UUID value) {
        out.writeLong(value.getMostSignificantBits());
        out.writeLong(value.getLeastSignificantBits());
    }

    static UUID takeUuid(Reader in) {
        return new UUID(in.readLong(), in.readLong());
    }

    static URI takeUri(Reader in) {
        in.meter.heap(256);
        return URI.create(in.text());
    }

    static void putPattern(Writer out, Pattern value) {
        checkPattern(value.pattern(), value.flags());
        out.meter.heap(128L * value.pattern().length());
        out.text(value.pattern());
        out.writeVarInt(value.flags(), true);
    }

    static Pattern takePattern(Reader in) {
        String text = in.text();
        int flags = in.readVarInt(true);
        checkPattern(text, flags);
        in.meter.heap(128L * text.length());
        return Pattern.compile(text, flags);
    }

    /** A pattern is compiled when it is read: canonical equivalence tries every order of its combining marks. */
    private static void checkPattern(String text, int flags) {
        if (text.length() > MOST_PATTERN || (flags & Pattern.CANON_EQ) != 0) {
            throw new Refusal(
                    Refusal.Kind.LIMIT,
                    "A pattern has more than " + MOST_PATTERN + " characters, or the flag CANON_EQ; store its text");
        }
    }

    static void putLocale(Writer out, Locale value) {
        out.text(value.getLanguage());
        out.text(value.getCountry());
        out.text(value.getVariant());
        boolean plain = value.getScript().isEmpty() && value.getExtensionKeys().isEmpty();
        out.text(plain ? "" : value.toLanguageTag());
    }

    static Locale takeLocale(Reader in) {
        String language = in.text();
        String country = in.text();
        String variant = in.text();
        String tag = in.text();
        in.meter.heap(512);
        return tag.isEmpty() ? new Locale(language, country, variant) : Locale.forLanguageTag(tag);
    }

    static Currency takeCurrency(Reader in) {
        return Currency.getInstance(in.text());
    }

    static void putBits(Writer out, BitSet value) {
        long[] words = value.toLongArray();
        out.count(words.length, 16);
        out.writeLongs(words, 0, words.length);
    }

    static BitSet takeBits(Reader in) {
        int count = in.count(8);
        in.meter.heap(count * 16L);
        return BitSet.valueOf(in.readLongs(count));
    }

    static void putBuffer(Writer out, ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        putBytes(out, bytes);
    }
}
