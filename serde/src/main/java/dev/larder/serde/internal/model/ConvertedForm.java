package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Refusal;
import java.lang.reflect.Modifier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A class that travels as another one. */
final class ConvertedForm extends Form {
    private final Form as;
    private final Conversion conversion;

    ConvertedForm(Conversion conversion, Form as) {
        super(conversion.type(), Kind.ANY);
        this.as = as;
        this.conversion = conversion;
    }

    @Override
    Kind kind() {
        return as.kind();
    }

    @Override
    void write(Object value, Out out) {
        if (!Modifier.isAbstract(type().getModifiers())) { // of an interface there are none but others
            ObjectForm.checkClass(this, value);
        }
        Slot.of(as, false).write(call(conversion.dump(), value, as.type()), out);
    }

    @Override
    Object read(Node node, Reading reading) {
        return call(conversion.load(), as.read(node, reading), type());
    }

    private Object call(Function<Object, ?> function, Object value, Class<?> result) {
        @Nullable Object converted;
        try {
            converted = function.apply(value);
        } catch (Refusal refusal) {
            throw refusal;
        } catch (RuntimeException e) { // its text tends to quote the value
            throw badValue(
                    "The function given for this type threw " + e.getClass().getName());
        }
        if (!result.isInstance(converted)) {
            throw badValue("The function given for this type made no " + result.getName());
        }
        return converted;
    }

    @Override
    boolean isKey() {
        return as.isKey();
    }

    /** What it travels as says nothing of the class itself. */
    @Override
    boolean isFrozen() {
        return Scalars.isFrozen(type());
    }
}
