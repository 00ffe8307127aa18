package dev.larder.serde.internal.json;

import dev.larder.serde.internal.Limits;
import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.JsonGeneratorDelegate;

/** Refuses what JSON cannot carry, around a generator of the application's own mapper: NaN, infinities, unpaired surrogates. */
final class StrictGenerator extends JsonGeneratorDelegate {
    private final GeneratorChecks checks;
    private int depth;

    StrictGenerator(JsonGenerator inner, Limits limits) {
        super(inner, false);
        this.checks = new GeneratorChecks(limits);
    }

    @Override
    public JsonGenerator writeStartObject(Object value) {
        checks.begin(value, ++depth);
        delegate.writeStartObject(value);
        return this;
    }

    @Override
    public JsonGenerator writeStartObject(Object value, int size) {
        checks.begin(value, ++depth);
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
        checks.end(depth--);
        delegate.writeEndObject();
        return this;
    }

    @Override
    public JsonGenerator writePropertyId(long id) {
        return writeName(Long.toString(id));
    }

    @Override
    public JsonGenerator writeName(String name) {
        checks.name(name, depth);
        delegate.writeName(name);
        return this;
    }

    @Override
    public JsonGenerator writeString(String text) {
        checks.text(text);
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
            checks.text(texts[i]);
        }
        delegate.writeArray(texts, offset, length);
        return this;
    }

    @Override
    public JsonGenerator writeArray(double[] numbers, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            GeneratorChecks.number(numbers[i]);
        }
        delegate.writeArray(numbers, offset, length);
        return this;
    }

    @Override
    public JsonGenerator writeNumber(double number) {
        GeneratorChecks.number(number);
        delegate.writeNumber(number);
        return this;
    }

    @Override
    public JsonGenerator writeNumber(float number) {
        GeneratorChecks.number(number);
        delegate.writeNumber(number);
        return this;
    }

    @Override
    public JsonGenerator writeNumber(BigInteger number) {
        if (number != null) {
            GeneratorChecks.digits(number);
        }
        delegate.writeNumber(number);
        return this;
    }

    @Override
    public JsonGenerator writeNumber(BigDecimal number) {
        if (number != null) {
            GeneratorChecks.digits(number.unscaledValue());
        }
        delegate.writeNumber(number);
        return this;
    }
}
