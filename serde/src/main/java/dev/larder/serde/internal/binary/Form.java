package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.Refusal;
import org.jspecify.annotations.Nullable;

/** How one field stands in a body. The codes are part of the format. */
enum Form {
    /** Any value, preceded by its class. */
    OBJECT(0),
    /** byte, short, char, int: a variable-length integer. */
    INT(1),
    /** long: a variable-length integer. */
    LONG(2),
    /** boolean: a byte. */
    BOOLEAN(3),
    /** float: four bytes. */
    FLOAT(4),
    /** double: eight bytes. */
    DOUBLE(5),
    /** String or null. */
    TEXT(6);

    private static final Form[] ALL = values();

    private final int code;

    Form(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Form of(Class<?> type) {
        if (type == int.class || type == short.class || type == byte.class || type == char.class) {
            return INT;
        }
        if (type == long.class) {
            return LONG;
        }
        if (type == boolean.class) {
            return BOOLEAN;
        }
        if (type == float.class) {
            return FLOAT;
        }
        if (type == double.class) {
            return DOUBLE;
        }
        return type == String.class ? TEXT : OBJECT;
    }

    static Form of(int code) {
        for (Form form : ALL) {
            if (form.code == code) {
                return form;
            }
        }
        throw Refusal.damaged("A field has a form that is not known to this release");
    }

    void put(Machine machine, Writer out, @Nullable Object value) {
        switch (this) {
            case OBJECT -> machine.put(out, value);
            case INT ->
                out.writeVarInt(value instanceof Character c ? c : number(value).intValue(), false);
            case LONG -> out.writeVarLong(number(value).longValue(), false);
            case BOOLEAN -> out.writeBoolean(Boolean.TRUE.equals(value));
            case FLOAT -> out.writeFloat(number(value).floatValue());
            case DOUBLE -> out.writeDouble(number(value).doubleValue());
            case TEXT -> out.textOrNull((String) value);
        }
    }

    private static Number number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number;
        }
        throw new IllegalStateException("A primitive field without a number");
    }

    /** {@return the value; for INT an Integer, whatever the width} */
    @Nullable
    Object take(Machine machine, Reader in) {
        return switch (this) {
            case OBJECT -> machine.take(in);
            case INT -> in.readVarInt(false);
            case LONG -> in.readVarLong(false);
            case BOOLEAN -> in.readBoolean();
            case FLOAT -> in.readFloat();
            case DOUBLE -> in.readDouble();
            case TEXT -> in.readString();
        };
    }

    void skip(Machine machine, Reader in) {
        if (this == OBJECT) {
            machine.skip(in);
        } else {
            take(machine, in);
        }
    }
}
