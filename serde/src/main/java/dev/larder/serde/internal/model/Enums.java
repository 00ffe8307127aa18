package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Refusal;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The forms of enums and of sets of them. */
final class Enums {
    private final Definer definer;

    Enums(Definer definer) {
        this.definer = definer;
    }

    Form form(Class<?> type, String path) {
        for (String problem : Jackson.foreign(type)) {
            definer.findings().add(path, type, type.getName() + ": " + problem);
        }
        java.lang.reflect.Member value = value(type, path);
        Form named = value == null
                ? definer.form(TypeSpec.of(String.class), path)
                : definer.form(TypeSpec.of(typeOf(value)), path);
        Map<Object, Object> names = new LinkedHashMap<>();
        Map<String, Object> taken = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            Object name = value == null ? name(type, (Enum<?>) constant) : new Access(value).get(constant);
            if (name == null) {
                return definer.broken(path, type, constant + " has null as its @JsonValue");
            }
            names.put(constant, name);
            definer.afterwards(() -> unique(named, constant, name, taken, path, type));
        }
        return new EnumForm(type, named, names);
    }

    private void unique(
            Form named, Object constant, Object name, Map<String, Object> taken, String path, Class<?> type) {
        try {
            Object other =
                    taken.put(ScalarOut.text(named, name, definer.profile().limits()), constant);
            if (other != null) {
                definer.findings()
                        .add(
                                path,
                                type,
                                ((Enum<?>) other).name() + " and " + ((Enum<?>) constant).name()
                                        + " have one JSON name");
            }
        } catch (Refusal refusal) {
            definer.findings().add(path, type, ((Enum<?>) constant).name() + " has no JSON name: " + refusal.text());
        }
    }

    private static String name(Class<?> type, Enum<?> constant) {
        try {
            String given = Jackson.name(List.of(type.getDeclaredField(constant.name())));
            return given == null ? constant.name() : given;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("A constant without a field", e);
        }
    }

    private static AnnotatedType typeOf(java.lang.reflect.Member value) {
        return value instanceof Method method ? method.getAnnotatedReturnType() : ((Field) value).getAnnotatedType();
    }

    private java.lang.reflect.@Nullable Member value(Class<?> type, String path) {
        List<java.lang.reflect.Member> found = new ArrayList<>();
        for (Method method : type.getDeclaredMethods()) {
            if (method.getParameterCount() == 0 && Jackson.isValue(List.<AnnotatedElement>of(method))) {
                found.add(method);
            }
        }
        for (Field field : type.getDeclaredFields()) {
            if (Jackson.isValue(List.<AnnotatedElement>of(field))) {
                found.add(field);
            }
        }
        if (found.size() > 1) {
            definer.findings().add(path, type, type.getName() + " has several @JsonValue");
        }
        if (found.isEmpty()) {
            return null;
        }
        if (!Property.open(found.get(0))) {
            definer.findings()
                    .add(path, type, type.getName() + " is in a package that is not opened to dev.larder.serde");
            return null;
        }
        return found.get(0);
    }

    Form flags(Class<?> type, Class<?> constants, String path) {
        java.lang.reflect.Member value = value(constants, path);
        Map<Object, Integer> bits = new LinkedHashMap<>();
        int all = 0;
        for (Object constant : constants.getEnumConstants()) {
            Object bit = value == null ? null : new Access(value).get(constant);
            if (!(bit instanceof Integer number)
                    || number <= 0
                    || Integer.bitCount(number) != 1
                    || (all & number) != 0) {
                return definer.broken(
                        path,
                        constants,
                        constants.getName() + " is marked @BitFlags: each constant needs an int as its @JsonValue, a"
                                + " power of two of its own");
            }
            all |= number;
            bits.put(constant, number);
        }
        return new FlagsForm(type, constants, bits);
    }
}
