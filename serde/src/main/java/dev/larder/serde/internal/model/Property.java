package dev.larder.serde.internal.model;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a member of a class, before its form is known.
 *
 * @param name its name in Java
 * @param owner the class that declares it, with its variables known
 * @param type its type there
 * @param read a method or a field that gives its value
 * @param write a method or a field that takes it; null where the constructor does
 * @param places all that annotations may stand on
 */
record Property(
        String name,
        TypeSpec owner,
        AnnotatedType type,
        java.lang.reflect.Member read,
        java.lang.reflect.@Nullable Member write,
        List<AnnotatedElement> places) {
    TypeSpec spec() {
        return TypeSpec.of(type.getType(), type, owner.bindings());
    }

    boolean isNullable() {
        return places.stream().anyMatch(TypeSpec::saysNullable);
    }

    /** {@return whether both sides can be used from here} */
    boolean open() {
        return open(read) && (write == null || open(write));
    }

    static boolean open(java.lang.reflect.Member member) {
        try {
            ((AccessibleObject) member).setAccessible(true);
            return true;
        } catch (java.lang.reflect.InaccessibleObjectException | SecurityException e) {
            return false; // its package is not opened to this module
        }
    }

    static List<AnnotatedElement> places(@Nullable AnnotatedElement... places) {
        List<AnnotatedElement> found = new ArrayList<>();
        for (AnnotatedElement place : places) {
            if (place != null) {
                found.add(place);
            }
        }
        return found;
    }
}
