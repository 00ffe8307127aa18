package dev.larder.serde.internal.model;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds classes around one value: that value is marked, and the constructor takes it. */
final class Tiny {
    private Tiny() {}

    /** {@return the form, or null if nothing is marked} */
    static @Nullable Form of(TypeSpec spec, String path, Definer definer) {
        Class<?> type = spec.raw();
        if (!marked(type)) {
            return null;
        }
        Beans.Way way = new Beans(spec, path, definer.findings()).way();
        if (way == null) {
            return new AnyForm();
        }
        if (!way.byConstructor() || way.members().size() != 1) {
            return definer.broken(
                    path, type, type.getName() + " has a @JsonValue, but no constructor that takes just that value");
        }
        Property property = way.members().get(0);
        if (!isMarked(property)) {
            return definer.broken(
                    path, type, type.getName() + " has a @JsonValue that is not what its constructor takes");
        }
        TypeSpec component = property.spec();
        Slot slot = Slot.of(definer.form(component, path), component.nullable() || property.isNullable());
        return new TinyForm(
                type,
                slot,
                new Access(property.read()),
                new Maker(way.constructor(), Map.of(), definer.marks()),
                new Hook(Map.of(), definer.marks()));
    }

    private static boolean isMarked(Property property) {
        return Jackson.isValue(property.places());
    }

    private static boolean marked(Class<?> type) {
        for (Method method : type.getDeclaredMethods()) {
            if (Jackson.isValue(List.<AnnotatedElement>of(method))) {
                return true;
            }
        }
        for (Field field : type.getDeclaredFields()) {
            if (Jackson.isValue(List.<AnnotatedElement>of(field))) {
                return true;
            }
        }
        return false;
    }
}
