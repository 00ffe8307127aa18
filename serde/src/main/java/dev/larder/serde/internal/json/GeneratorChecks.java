package dev.larder.serde.internal.json;

import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.Utf8;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is refused of one document while it is written. Jackson alone would write something else. */
final class GeneratorChecks {
    private final Limits limits;
    private @Nullable Map<Integer, Set<String>> names;

    GeneratorChecks(Limits limits) {
        this.limits = limits;
    }

    /** Keys of several types may have one text; those of one object that are texts already do not. */
    void begin(@Nullable Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            for (Object key : map.keySet()) {
                if (!(key instanceof String)) {
                    names = names == null ? new HashMap<>() : names;
                    names.put(depth, new HashSet<>());
                    return;
                }
            }
        }
    }

    void end(int depth) {
        if (names != null) {
            names.remove(depth);
        }
    }

    void name(String name, int depth) {
        text(name);
        Set<String> before = names == null ? null : names.get(depth);
        if (before != null && !before.add(name)) {
            throw new Refusal(Refusal.Kind.VALUE, "Two keys of a map have one text");
        }
    }

    void text(@Nullable String text) {
        if (text != null) {
            limits.checkText(text.length());
            if (!Utf8.isWellFormed(text)) {
                throw Utf8.unpaired();
            }
        }
    }

    static void number(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new Refusal(Refusal.Kind.VALUE, "JSON has no NaN and no infinity; BINARY has");
        }
    }

    static void digits(BigInteger digits) {
        if (!JsonEngine.fits(digits.bitLength())) {
            throw new Refusal(
                    Refusal.Kind.LIMIT, "A number has more than " + Mappers.MOST_DIGITS + " digits; BINARY takes it");
        }
    }
}
