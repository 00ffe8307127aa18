package dev.larder.serde.internal.model;

/** True and false; with the integer form 1 and 0, and then both are read. */
final class BooleanForm extends Form {
    private final boolean asInteger;

    BooleanForm(boolean asInteger) {
        super(Boolean.class, asInteger ? Kind.NUMBER : Kind.BOOLEAN);
        this.asInteger = asInteger;
    }

    @Override
    void write(Object value, Out out) {
        if (asInteger) {
            out.number((Boolean) value ? 1 : 0);
        } else {
            out.bool((Boolean) value);
        }
    }

    @Override
    Object read(Node node, Reading reading) {
        if (node instanceof Node.Bool bool) {
            return bool.on();
        }
        if (asInteger && node instanceof Node.Num num && num.isWhole()) {
            if (num.text().equals("1") || num.text().equals("0")) {
                return num.text().equals("1");
            }
            throw badValue("As a number true is 1 and false is 0");
        }
        throw wrongKind(Kind.BOOLEAN.words(), node.kind().words());
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
