package dev.larder.serde.internal.model;

import dev.larder.serde.value.Timestamp;
import java.math.BigDecimal;

/** Seconds since the epoch, as a decimal number. */
final class TimestampForm extends Form {
    private static final int LONGEST = 1000;

    TimestampForm() {
        super(Timestamp.class, Kind.NUMBER);
    }

    @Override
    void write(Object value, Out out) {
        out.number(((Timestamp) value).seconds());
    }

    @Override
    Object read(Node node, Reading reading) {
        if (!(node instanceof Node.Num num)) {
            throw wrongKind(node);
        }
        if (num.text().length() > LONGEST) {
            throw badValue("A number has more than " + LONGEST + " characters");
        }
        try {
            return Timestamp.of(new BigDecimal(num.text()));
        } catch (IllegalArgumentException e) { // an exponent beyond any decimal is one
            throw badValue("A number of seconds is outside of the years 0001 to 9999");
        }
    }

    @Override
    boolean isFrozen() {
        return true;
    }
}
