package dev.larder.serde.internal.model;

/** Binary floating point; never NaN, never infinite. */
final class FloatForm extends Form {
    FloatForm(Class<?> type) {
        super(type, Kind.NUMBER);
    }

    @Override
    void write(Object value, Out out) {
        Number number = (Number) value;
        check(number.doubleValue());
        out.number(number);
    }

    @Override
    Object read(Node node, Reading reading) {
        if (!(node instanceof Node.Num num)) {
            throw wrongKind(node);
        }
        if (type() == Float.class) {
            float number = Float.parseFloat(num.text());
            check(number);
            return number;
        }
        double number = Double.parseDouble(num.text());
        check(number);
        return number;
    }

    private void check(double number) {
        if (Double.isNaN(number)) {
            throw badValue("NaN is no JSON number");
        }
        if (Double.isInfinite(number)) {
            throw badValue("A number is beyond " + type().getName() + ", which JSON has no infinity for");
        }
    }

    @Override
    boolean isFrozen() {
        return true;
    }
}
