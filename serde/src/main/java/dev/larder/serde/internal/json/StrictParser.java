package dev.larder.serde.internal.json;

import dev.larder.serde.internal.Refusal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.util.JsonParserDelegate;

/** Refuses numbers that a floating type cannot hold; Jackson alone makes infinities of them. */
final class StrictParser extends JsonParserDelegate {
    StrictParser(JsonParser inner) {
        super(inner);
    }

    @Override
    public double getDoubleValue() {
        return check(delegate.getDoubleValue());
    }

    @Override
    public float getFloatValue() {
        float number = delegate.getFloatValue();
        check(number);
        return number;
    }

    @Override
    public Number getNumberValue() {
        return check(delegate.getNumberValue());
    }

    static Number check(Number number) {
        if (number instanceof Double || number instanceof Float) {
            check(number.doubleValue());
        }
        return number;
    }

    static double check(double number) {
        if (Double.isInfinite(number)) {
            throw new Refusal(Refusal.Kind.VALUE, "A number is too large for a floating type");
        }
        return number;
    }
}
