package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.Refusal;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * One field of an application class.
 *
 * @param name its name, made unique within the class
 * @param type its type
 * @param form how it is written
 * @param tag what stands for its name in a definition
 * @param get (Object)Object
 * @param set (Object,Object)void, or null for a component of a record
 */
record Member(
        String name,
        Class<?> type,
        Form form,
        int tag,
        MethodHandle get,
        @Nullable MethodHandle set) {
    /** {@return what the field holds before it is given a value} */
    @Nullable
    Object blank() {
        return switch (form) {
            case OBJECT, TEXT -> null;
            case INT -> narrow(0);
            case LONG -> 0L;
            case BOOLEAN -> false;
            case FLOAT -> 0f;
            case DOUBLE -> 0d;
        };
    }

    /** {@return what was read, as the type of the field has it} */
    @Nullable
    Object fit(@Nullable Object read) {
        if (form == Form.INT && read instanceof Integer number) {
            return narrow(number);
        }
        if (form == Form.OBJECT && read != null && !type.isInstance(read)) {
            throw new Refusal(
                    Refusal.Kind.TYPE,
                    "Holds a " + read.getClass().getName() + " where " + type.getName() + " is declared",
                    type.getName(),
                    "",
                    null);
        }
        return read;
    }

    private Object narrow(int number) {
        if (type == int.class) {
            return number;
        }
        if (type == byte.class && number == (byte) number) {
            return (byte) number;
        }
        if (type == short.class && number == (short) number) {
            return (short) number;
        }
        if (type == char.class && number == (char) number) {
            return (char) number;
        }
        throw new Refusal(Refusal.Kind.VALUE, "A number is out of the range of " + type.getName());
    }
}
