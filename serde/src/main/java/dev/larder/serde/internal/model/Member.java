package dev.larder.serde.internal.model;

import java.lang.reflect.AnnotatedElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member of an object.
 *
 * @param java its name in Java
 * @param json its name in JSON
 * @param slot what it holds
 * @param read how its value is got
 * @param write how its value is set; null where the constructor takes it
 * @param absent what it is when it is absent, or null
 * @param places all that annotations may stand on
 */
record Member(
        String java,
        String json,
        Slot slot,
        Access read,
        Access.@Nullable Write write,
        @Nullable Node absent,
        List<AnnotatedElement> places) {
    /** {@return whether it may be absent without a default} */
    boolean mayBeAbsent() {
        return slot.nullable() || slot.form().takesNull();
    }
}
