package dev.larder.serde.internal.model;

import java.math.BigInteger;
import java.util.function.Function;

/** Whole numbers of one width. */
final class WholeForm extends Form {
    private static final int MOST_DIGITS = 1000;

    private final int bits;
    private final Function<BigInteger, Number> narrow;

    private WholeForm(Class<?> type, int bits, Function<BigInteger, Number> narrow) {
        super(type, Kind.NUMBER);
        this.bits = bits;
        this.narrow = narrow;
    }

    static WholeForm of(Class<?> type) {
        if (type == Byte.class) {
            return new WholeForm(type, Byte.SIZE, BigInteger::byteValue);
        }
        if (type == Short.class) {
            return new WholeForm(type, Short.SIZE, BigInteger::shortValue);
        }
        if (type == Integer.class) {
            return new WholeForm(type, Integer.SIZE, BigInteger::intValue);
        }
        if (type == Long.class) {
            return new WholeForm(type, Long.SIZE, BigInteger::longValue);
        }
        return new WholeForm(BigInteger.class, 0, number -> number);
    }

    @Override
    void write(Object value, Out out) {
        if (value instanceof BigInteger big) {
            if (value.getClass() != BigInteger.class) {
                throw wrongKind("exactly that class", value.getClass().getName());
            }
            checkDigits(digits(big.toString()));
            out.number(big);
        } else if (value instanceof Long number) {
            out.number(number == number.intValue() ? (Number) number.intValue() : number);
        } else {
            out.number(((Number) value).intValue());
        }
    }

    @Override
    Object read(Node node, Reading reading) {
        if (!(node instanceof Node.Num num)) {
            throw wrongKind(node);
        }
        if (!num.isWhole()) {
            throw wrongKind("a number without fraction and exponent", "one with");
        }
        checkDigits(digits(num.text()));
        BigInteger number = new BigInteger(num.text());
        if (bits > 0 && number.bitLength() >= bits) {
            throw badValue("A number is out of the range of " + type().getName());
        }
        return narrow.apply(number);
    }

    private static int digits(String text) {
        return text.length() - (text.startsWith("-") ? 1 : 0);
    }

    private void checkDigits(int digits) {
        if (digits > MOST_DIGITS) {
            throw badValue("A number has more than " + MOST_DIGITS + " digits");
        }
    }

    @Override
    boolean isKey() {
        return true;
    }

    @Override
    boolean isFrozen() {
        return true;
    }
}
