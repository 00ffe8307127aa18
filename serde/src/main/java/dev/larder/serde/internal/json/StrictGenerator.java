package dev.larder.serde.internal.json;

import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.Utf8;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.JsonGeneratorDelegate;

/** Refuses what JSON cannot carry: NaN, infinities, unpaired surrogates. Jackson alone would write something else. */
final class StrictGenerator extends JsonGeneratorDelegate {
    private final Limits limits;
    private final Map<Integer, Set<String>> names = new HashMap<>(0);
    private final boolean integers;
    private int depth;

    /**
     * @param integers whether booleans are written as 1 and 0
     */
    StrictGenerator(JsonGenerator inner, Limits limits, boolean integers) {
        super(inner, false);
        this.integers = integers;
        this.limits = limits;
    }

    /** Keys of several types may have one text; those of one object that are texts already do not. */
    @Override
    public JsonGenerator writeStartObject(Object value) {
        begin(value);
        delegate.writeStartObject(value);
        return this;
    }

    @Override
    public JsonGenerator writeStartObject(Object value, int size) {
        begin(value);
        delegate.writeStartObject(value, size);
        return this;
    }

    @Override
    public JsonGenerator writeStartObject() {
        depth++;
        delegate.writeStartObject();
        return this;
    }

    @Override
    public JsonGenerator writeEndObject() {
        if (!names.isEmpty()) {
            names.remove(depth);
        }
        depth--;
        delegate.writeEndObject();
        return this;
    }

    private void begin(Object value) {
        depth++;
        if (value instanceof Map<?, ?> map) {
            for (Object key : map.keySet()) {
                if (!(key instanceof String)) {
                    names.put(depth, new HashSet<>());
                    return;
                }
            }
        }
    }

    @Override
    public JsonGenerator writePropertyId(long id) {
        return writeName(Long.toString(id));
    }

    @Override
    public JsonGenerator writeName(String name) {
        check(name);
        Set<String> before = names.isEmpty() ? null : names.get(depth);
        if (before != null && !before.add(name)) {
            throw new Refusal(Refusal.Kind.VALUE, "Two keys of a map have one text");
        }
        delegate.writeName(name);
        return this;
    }

    @Override
    public JsonGenerator writeBoolean(boolean on) {
        if (integers) {
            delegate.writeNumber(on ? 1 : 0);
        } else {
            delegate.writeBoolean(on);
        }
        return this;
    }

    @Override
    public JsonGenerator writeString(String text) {
        if (text != null) {
            check(text);
        }
        delegate.writeString(text);
        return this;
    }

    @Override
    public JsonGenerator writeString(char[] text, int offset, int length) {
        return writeString(new String(text, offset, length));
    }

    @Override
    public JsonGenerator writeArray(String[] texts, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (texts[i] != null) {
                check(texts[i]);
            }
        }
        delegate.writeArray(texts, offset, length);
        return this;
    }

    @Override
    public JsonGenerator writeArray(double[] numbers, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            check(numbers[i]);
        }
        delegate.writeArray(numbers, offset, length);
        return this;
    }

    @Override
    public JsonGenerator writeNumber(double number) {
        check(number);
        delegate.writeNumber(number);
        return this;
    }

    @Override
    public JsonGenerator writeNumber(float number) {
        check(number);
        delegate.writeNumber(number);
        return this;
    }

    private static void check(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new Refusal(Refusal.Kind.VALUE, "JSON has no NaN and no infinity; BINARY has");
        }
    }

    @Override
    public JsonGenerator writeNumber(BigInteger number) {
        if (number != null) {
            checkDigits(number);
        }
        delegate.writeNumber(number);
        return this;
    }

    @Override
    public JsonGenerator writeNumber(BigDecimal number) {
        if (number != null) {
            checkDigits(number.unscaledValue());
        }
        delegate.writeNumber(number);
        return this;
    }

    private static void checkDigits(BigInteger digits) {
        if (!JsonEngine.fits(digits.bitLength())) {
            throw new Refusal(
                    Refusal.Kind.LIMIT, "A number has more than " + Mappers.MOST_DIGITS + " digits; BINARY takes it");
        }
    }

    private void check(String text) {
        limits.checkText(text.length());
        if (!Utf8.isWellFormed(text)) {
            throw Utf8.unpaired();
        }
    }
}
