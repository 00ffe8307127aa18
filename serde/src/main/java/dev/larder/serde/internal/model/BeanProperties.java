package dev.larder.serde.internal.model;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties of a class that can be written: those of the superclass first, in the order of their fields. */
final class BeanProperties {
    private final TypeSpec spec;
    private final String path;
    private final Findings findings;
    private final Set<String> ignored = new HashSet<>();

    BeanProperties(TypeSpec spec, String path, Findings findings) {
        this.spec = spec;
        this.path = path;
        this.findings = findings;
    }

    List<Property> all() {
        List<TypeSpec> line = new ArrayList<>();
        for (Class<?> each = spec.raw(); each != null && each != Object.class; each = each.getSuperclass()) {
            TypeSpec seen = spec.as(each);
            if (seen != null) {
                line.add(0, seen);
            }
        }
        Map<String, Property> found = new LinkedHashMap<>();
        for (TypeSpec owner : line) {
            for (Field field : owner.raw().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    add(found, owner, field.getName(), field);
                }
            }
            Arrays.stream(owner.raw().getDeclaredMethods())
                    .filter(BeanProperties::isSetter)
                    .map(setter -> decapitalized(setter.getName().substring(3)))
                    .sorted(Comparator.naturalOrder()) // the JDK gives methods in no order
                    .forEach(name -> add(found, owner, name, null));
        }
        return List.copyOf(found.values());
    }

    private void add(Map<String, Property> found, TypeSpec owner, String name, @Nullable Field field) {
        if (found.containsKey(name) || ignored.contains(name)) {
            return;
        }
        boolean open =
                field != null && Modifier.isPublic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers());
        Method setter = setter(owner.raw(), name);
        if (setter == null && !open) {
            return;
        }
        AnnotatedType type = setter != null
                ? setter.getAnnotatedParameterTypes()[0]
                : java.util.Objects.requireNonNull(field).getAnnotatedType();
        Class<?> raw = setter != null
                ? setter.getParameterTypes()[0]
                : java.util.Objects.requireNonNull(field).getType();
        java.lang.reflect.Member reader = reader(spec.raw(), name, raw);
        List<AnnotatedElement> places = Property.places(
                field,
                setter,
                setter == null ? null : setter.getParameters()[0],
                reader instanceof Method m ? m : null);
        if (Jackson.ignored(places)) {
            ignored.add(name);
            return;
        }
        if (reader == null) {
            findings.add(
                    path,
                    spec.raw(),
                    owner.raw().getName() + " can write its property " + name + ", but nothing reads it");
            return;
        }
        found.put(name, new Property(name, owner, type, reader, setter != null ? setter : field, places));
    }

    private static @Nullable Method setter(Class<?> type, String name) {
        for (Method method : type.getDeclaredMethods()) {
            if (isSetter(method) && decapitalized(method.getName().substring(3)).equals(name)) {
                return method;
            }
        }
        return null;
    }

    private static boolean isSetter(Method method) {
        return method.getParameterCount() == 1
                && method.getName().startsWith("set")
                && method.getName().length() > 3
                && !method.isBridge()
                && isOpen(method);
    }

    private static boolean isOpen(java.lang.reflect.Member member) {
        return Modifier.isPublic(member.getModifiers()) && !Modifier.isStatic(member.getModifiers());
    }

    /** {@return the public method or field that gives a member, or null} */
    static java.lang.reflect.@Nullable Member reader(Class<?> type, String name, Class<?> value) {
        String capital = name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
        for (String candidate : List.of(name, "get" + capital, "is" + capital)) {
            boolean is = candidate.startsWith("is") && !candidate.equals(name);
            for (Method method : type.getMethods()) {
                if (method.getName().equals(candidate)
                        && method.getParameterCount() == 0
                        && method.getReturnType() == value
                        && (!is || value == boolean.class || value == Boolean.class)
                        && isOpen(method)) {
                    return method;
                }
            }
        }
        for (Field field : type.getFields()) {
            if (field.getName().equals(name) && field.getType() == value && isOpen(field)) {
                return field;
            }
        }
        return null;
    }

    private static String decapitalized(String name) {
        return name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
    }
}
