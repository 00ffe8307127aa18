package dev.larder.serde.internal.json;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.UTF8JsonGenerator;

/** What {@link StrictGenerator} refuses, without a wrapper. */
final class StrictUtf8Generator extends UTF8JsonGenerator {
    private final GeneratorChecks checks;
    private final boolean integers;

    StrictUtf8Generator(
            ObjectWriteContext context,
            IOContext io,
            int features,
            int jsonFeatures,
            OutputStream out,
            @Nullable SerializableString separator,
            GeneratorChecks checks,
            boolean integers) {
        super(context, io, features, jsonFeatures, out, separator, null, context.getPrettyPrinter(), 0, '"');
        this.checks = checks;
        this.integers = integers;
    }

    private int depth() {
        return _streamWriteContext.getNestingDepth();
    }

    @Override
    public JsonGenerator writeStartObject(Object value) {
        super.writeStartObject(value);
        checks.begin(value, depth());
        return this;
    }

    @Override
    public JsonGenerator writeStartObject(Object value, int size) {
        super.writeStartObject(value, size);
        checks.begin(value, depth());
        return this;
    }

    @Override
    public JsonGenerator writeEndObject() {
        checks.end(depth());
        return super.writeEndObject();
    }

    @Override
    public JsonGenerator writePropertyId(long id) {
        return writeName(Long.toString(id));
    }

    @Override
    public JsonGenerator writeName(String name) {
        checks.name(name, depth());
        return super.writeName(name);
    }

    @Override
    public JsonGenerator writeBoolean(boolean on) {
        return integers ? super.writeNumber(on ? 1 : 0) : super.writeBoolean(on);
    }

    @Override
    public JsonGenerator writeString(String text) {
        checks.text(text);
        return super.writeString(text);
    }

    @Override
    public JsonGenerator writeString(char[] text, int offset, int length) {
        return writeString(new String(text, offset, length));
    }

    @Override
    public JsonGenerator writeNumber(double number) {
        GeneratorChecks.number(number);
        return super.writeNumber(number);
    }

    @Override
    public JsonGenerator writeNumber(float number) {
        GeneratorChecks.number(number);
        return super.writeNumber(number);
    }

    @Override
    public JsonGenerator writeNumber(BigInteger number) {
        if (number != null) {
            GeneratorChecks.digits(number);
        }
        return super.writeNumber(number);
    }

    @Override
    public JsonGenerator writeNumber(BigDecimal number) {
        if (number != null) {
            GeneratorChecks.digits(number.unscaledValue());
        }
        return super.writeNumber(number);
    }
}
