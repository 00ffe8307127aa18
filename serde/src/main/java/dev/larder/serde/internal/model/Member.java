package dev.larder.serde.internal.model;

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
 */
record Member(
        String java,
        String json,
        Slot slot,
        Access read,
        Access.@Nullable Write write,
        @Nullable Node absent) {
    /** {@return whether it may be absent without a default} */
    boolean mayBeAbsent() {
        return slot.nullable() || slot.form().takesNull();
    }
}
