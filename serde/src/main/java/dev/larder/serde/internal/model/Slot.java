package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.Refusal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place for a value: a member, an element, an entry's value, the root.
 *
 * @param form how a value is written and read
 * @param nullable whether there may be none
 * @param allowed the JSON texts that it may have; empty for all
 */
record Slot(Form form, boolean nullable, Set<String> allowed) {
    static Slot of(Form form, boolean nullable) {
        return new Slot(form, nullable, Set.of());
    }

    void write(@Nullable Object value, Out out) {
        if (value == null) {
            if (!nullable) {
                throw noNull();
            }
            out.nul();
            return;
        }
        if (!form.type().isInstance(value)) { // a raw type lets anything into a collection
            throw form.wrongKind(
                    "a value of that class", "a " + value.getClass().getName());
        }
        checkAllowed(value, out.limits());
        form.write(value, out);
    }

    @Nullable
    Object read(Node node, Reading reading) {
        if (node.kind() == Kind.NULL && !form.takesNull()) {
            if (!nullable) {
                throw noNull();
            }
            return null;
        }
        Object value = form.read(node, reading);
        if (node.kind() != Kind.NULL) {
            checkAllowed(value, reading.limits());
        }
        return value;
    }

    private void checkAllowed(Object value, Limits limits) {
        if (allowed.isEmpty()) {
            return;
        }
        String text = ScalarOut.text(form, value, limits);
        if (!allowed.contains(text) && !(form.takesNull() && text.equals("null"))) {
            throw form.refusal(Refusal.Kind.VALUE, "Not one of the texts that @OneOf lists: " + allowed);
        }
    }

    private Refusal noNull() {
        return form.wrongKind(form.kind().words(), "null, where nothing says @Nullable");
    }
}
