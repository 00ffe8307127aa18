package dev.larder.serde.internal.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The five of Jackson's annotations that have a meaning here. Any other is found, so that none is passed over in silence. */
final class Jackson {
    private static final Set<Class<?>> KNOWN =
            Set.of(JsonProperty.class, JsonValue.class, JsonCreator.class, JsonIgnore.class, JsonTypeName.class);

    private Jackson() {}

    /** {@return the name that is given, or null} */
    static @Nullable String name(List<? extends AnnotatedElement> places) {
        for (AnnotatedElement place : places) {
            JsonProperty property = place.getAnnotation(JsonProperty.class);
            if (property != null && !property.value().isEmpty()) {
                return property.value();
            }
        }
        return null;
    }

    static boolean ignored(List<? extends AnnotatedElement> places) {
        return places.stream()
                .map(place -> place.getAnnotation(JsonIgnore.class))
                .anyMatch(ignore -> ignore != null && ignore.value());
    }

    static boolean isValue(List<? extends AnnotatedElement> places) {
        return places.stream()
                .map(place -> place.getAnnotation(JsonValue.class))
                .anyMatch(value -> value != null && value.value());
    }

    static boolean isCreator(Constructor<?> constructor) {
        JsonCreator creator = constructor.getAnnotation(JsonCreator.class);
        return creator != null && creator.mode() != JsonCreator.Mode.DISABLED;
    }

    static String typeName(Class<?> type) {
        JsonTypeName name = type.getAnnotation(JsonTypeName.class);
        return name == null || name.value().isEmpty() ? type.getSimpleName() : name.value();
    }

    /** Lists the annotations of a class and of its members that have no meaning here. */
    static List<String> foreign(Class<?> type) {
        List<AnnotatedElement> places = new ArrayList<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            places.add(each);
            places.addAll(Arrays.asList(each.getDeclaredFields()));
            for (Method method : each.getDeclaredMethods()) {
                places.add(method);
                places.addAll(Arrays.asList(method.getParameters()));
            }
            for (Constructor<?> constructor : each.getDeclaredConstructors()) {
                places.add(constructor);
                places.addAll(Arrays.asList(constructor.getParameters()));
            }
        }
        List<String> found = new ArrayList<>();
        for (AnnotatedElement place : places) {
            for (Annotation annotation : place.getAnnotations()) {
                String problem = problem(annotation, place);
                if (!problem.isEmpty() && !found.contains(problem)) {
                    found.add(problem);
                }
            }
        }
        return found;
    }

    private static String problem(Annotation annotation, AnnotatedElement place) {
        Class<? extends Annotation> type = annotation.annotationType();
        String name = "@" + type.getSimpleName();
        if (!KNOWN.contains(type)) {
            boolean jacksons = type.getName().startsWith("com.fasterxml.jackson.")
                    || type.getName().startsWith("tools.jackson.")
                    || Arrays.stream(type.getAnnotations())
                            .anyMatch(meta -> meta.annotationType().getName().startsWith("com.fasterxml.jackson."));
            return jacksons ? name + " has no meaning in a strict model" : "";
        }
        if (type == JsonCreator.class && !(place instanceof Constructor<?>)) {
            return name + " has a meaning on constructors only";
        }
        if (type == JsonProperty.class && saysMore(annotation)) {
            return name + " has a meaning for the name only";
        }
        return "";
    }

    private static boolean saysMore(Annotation annotation) {
        for (Method element : annotation.annotationType().getDeclaredMethods()) {
            try {
                if (!element.getName().equals("value")
                        && !String.valueOf(element.invoke(annotation))
                                .equals(String.valueOf(element.getDefaultValue()))) {
                    return true;
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("An element of an annotation cannot be read", e);
            }
        }
        return false;
    }
}
