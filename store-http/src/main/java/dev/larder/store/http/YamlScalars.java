package dev.larder.store.http;

import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a text in YAML is without quotes: by version 1.2 when it is read, by 1.1 and 1.2 when quotes are decided on. */
final class YamlScalars {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");

    /** The flags of version 1.1, and its signs for merging and for a default value. */
    private static final Set<String> OLD_WORDS = Set.of(
            "y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF", "<<",
            "=");

    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]++|0o[0-7]++|0x[0-9a-fA-F]++");
    private static final Pattern FLOAT = Pattern.compile(
            "[-+]?(?:\\.[0-9]++|[0-9]++(?:\\.[0-9]*+)?)(?:[eE][-+]?[0-9]++)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");
    private static final Pattern OLD_NUMBER = Pattern.compile("[-+]?(?:0b[01_]++|0x[0-9a-fA-F_]++|[0-9][0-9_]*+)"
            + "|[-+]?(?:[0-9][0-9_]*+\\.[0-9_]*+|\\.[0-9][0-9_]*+)(?:[eE][-+]?[0-9]++)?");

    /** Numbers to the base 60, and times. */
    private static final Pattern OLD_COLONS = Pattern.compile(
            "[-+]?[0-9][0-9_]{0,99}(?::[0-5]?[0-9]){1,100}(?:\\.[0-9_]{0,99})?|[0-9]{4}-[0-9]{2}-[0-9]{2}"
                    + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]| +)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{0,99})?"
                    + "(?: *(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?");

    private YamlScalars() {}

    /** {@return whether a text of printable ASCII needs no quotes: it reads back as itself, by both versions} */
    static boolean isPlain(String text) {
        return !text.isEmpty() && plainBeginning(text) && plainRest(text) && isTextByBoth(text);
    }

    private static boolean plainBeginning(String text) {
        char first = text.charAt(0);
        if ("-?:".indexOf(first) >= 0) {
            return text.length() > 1 && text.charAt(1) != ' ';
        }
        return " ,[]{}#&*!|>'\"%@`".indexOf(first) < 0;
    }

    private static boolean plainRest(String text) {
        return !text.endsWith(" ") && !text.endsWith(":") && !text.contains(": ") && !text.contains(" #");
    }

    private static boolean isTextByBoth(String text) {
        return resolve(text) instanceof String
                && !OLD_WORDS.contains(text)
                && !OLD_NUMBER.matcher(text).matches()
                && (text.length() > 200 || !OLD_COLONS.matcher(text).matches());
    }

    /** {@return null, a flag, a number or the text, as version 1.2 reads it} */
    static @Nullable Object resolve(String plain) {
        if (NULLS.contains(plain)) {
            return null;
        }
        if (TRUE.contains(plain) || FALSE.contains(plain)) {
            return TRUE.contains(plain);
        }
        if (plain.length() <= 1000 && INTEGER.matcher(plain).matches()) {
            return integer(plain);
        }
        return FLOAT.matcher(plain).matches() ? floating(plain) : plain;
    }

    private static Object integer(String plain) {
        BigInteger number = switch (plain.length() > 1 ? plain.substring(0, 2) : plain) {
            case "0o" -> new BigInteger(plain.substring(2), 8);
            case "0x" -> new BigInteger(plain.substring(2), 16);
            default -> new BigInteger(plain);
        };
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    private static Object floating(String plain) {
        String word = plain.replaceFirst("[-+]", "");
        if (word.equalsIgnoreCase(".nan") || word.equalsIgnoreCase(".inf")) {
            return Double.NaN; // no member takes either
        }
        // what is too small or too large for a double becomes 0 or infinite; an exponent may have any length
        return plain.length() > 1000 ? Double.NaN : (Object) Double.parseDouble(plain);
    }
}
