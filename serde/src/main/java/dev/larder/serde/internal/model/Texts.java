package dev.larder.serde.internal.model;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Base64;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** The texts of values that are no times. Each method throws IllegalArgumentException for what its type has no text for. */
final class Texts {
    private static final int LONGEST_DECIMAL = 1000;
    private static final int MOST_SCALE = 10_000;
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final Pattern ID = Pattern.compile(
            "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|[0-9a-fA-F]{32}");

    private Texts() {}

    static char unit(String text) {
        require(text.length() == 1);
        char unit = text.charAt(0);
        require(!Character.isSurrogate(unit));
        return unit;
    }

    static String decimal(BigDecimal value) {
        require(value.getClass() == BigDecimal.class);
        require(Math.abs((long) value.scale()) <= MOST_SCALE); // before a text is made
        String text = value.toString();
        require(text.length() <= LONGEST_DECIMAL);
        return text;
    }

    static BigDecimal decimal(String text) {
        require(text.length() <= LONGEST_DECIMAL && DECIMAL.matcher(text).matches());
        BigDecimal value = new BigDecimal(text);
        require(Math.abs((long) value.scale()) <= MOST_SCALE);
        return value;
    }

    static UUID id(String text) {
        require(ID.matcher(text).matches());
        String digits = text.replace("-", "");
        return new UUID(Long.parseUnsignedLong(digits, 0, 16, 16), Long.parseUnsignedLong(digits, 16, 32, 16));
    }

    static byte[] bytes(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        require(Base64.getEncoder().encodeToString(bytes).equals(text)); // padding, and no stray bits
        return bytes;
    }

    static URI uri(String text) {
        return URI.create(text);
    }

    static String locale(Locale value) {
        String tag = value.toLanguageTag();
        require(Locale.forLanguageTag(tag).equals(value));
        return tag;
    }

    static Locale locale(String tag) {
        try {
            Locale value = new Locale.Builder().setLanguageTag(tag).build();
            require(!tag.isEmpty());
            return value;
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("no language tag");
        }
    }

    static Currency currency(String code) {
        return Currency.getInstance(code);
    }

    static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not a text of this type");
        }
    }
}
