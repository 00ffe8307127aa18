package dev.larder.serde.internal.model;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A type with everything known: its variables are replaced, and each part says whether it may be null.
 *
 * @param raw the class; of what is not known {@code Object}
 * @param args the type arguments, in the order of the class's parameters; empty for a class without
 * @param component of an array, what it holds
 * @param nullable whether the type use says that there may be none
 * @param problem why the class is not known, or empty
 */
record TypeSpec(Class<?> raw, List<TypeSpec> args, @Nullable TypeSpec component, boolean nullable, String problem) {
    static TypeSpec of(Type type) {
        return of(type, null, Map.of());
    }

    static TypeSpec of(AnnotatedType type) {
        return of(type.getType(), type, Map.of());
    }

    static TypeSpec of(Type type, @Nullable AnnotatedType annotated, Map<TypeVariable<?>, TypeSpec> known) {
        boolean nullable = annotated != null && saysNullable(annotated);
        if (type instanceof Class<?> raw) {
            return ofClass(raw, annotated, nullable, known);
        }
        if (type instanceof ParameterizedType generic) {
            AnnotatedType[] annotations = annotated instanceof AnnotatedParameterizedType p
                    ? p.getAnnotatedActualTypeArguments()
                    : new AnnotatedType[0];
            Type[] arguments = generic.getActualTypeArguments();
            List<TypeSpec> args = new ArrayList<>();
            for (int i = 0; i < arguments.length; i++) {
                args.add(of(arguments[i], i < annotations.length ? annotations[i] : null, known));
            }
            return new TypeSpec((Class<?>) generic.getRawType(), args, null, nullable, "");
        }
        if (type instanceof GenericArrayType array) {
            TypeSpec component = of(array.getGenericComponentType(), componentOf(annotated), known);
            return new TypeSpec(component.raw.arrayType(), List.of(), component, nullable, "");
        }
        if (type instanceof TypeVariable<?> variable) {
            TypeSpec bound = known.get(variable);
            return bound == null
                    ? unknown("the type variable " + variable.getName() + " is not resolved")
                    : bound.withNullable(nullable || bound.nullable);
        }
        return unknown("a wildcard says no class");
    }

    private static TypeSpec ofClass(
            Class<?> raw, @Nullable AnnotatedType annotated, boolean nullable, Map<TypeVariable<?>, TypeSpec> known) {
        TypeSpec component = raw.isArray() ? of(raw.getComponentType(), componentOf(annotated), known) : null;
        List<TypeSpec> args = new ArrayList<>();
        for (TypeVariable<?> parameter : raw.getTypeParameters()) {
            args.add(unknown("the raw type " + raw.getSimpleName() + " says no class for " + parameter.getName()));
        }
        return new TypeSpec(raw, args, component, nullable, "");
    }

    private static @Nullable AnnotatedType componentOf(@Nullable AnnotatedType annotated) {
        return annotated instanceof AnnotatedArrayType array ? array.getAnnotatedGenericComponentType() : null;
    }

    static TypeSpec unknown(String problem) {
        return new TypeSpec(Object.class, List.of(), null, false, problem);
    }

    static boolean saysNullable(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Nullable"));
    }

    TypeSpec withNullable(boolean changed) {
        return changed == nullable ? this : new TypeSpec(raw, args, component, changed, problem);
    }

    /** {@return what the parameters of this type's class stand for} */
    Map<TypeVariable<?>, TypeSpec> bindings() {
        Map<TypeVariable<?>, TypeSpec> known = new HashMap<>();
        TypeVariable<?>[] parameters = raw.getTypeParameters();
        for (int i = 0; i < parameters.length; i++) {
            known.put(parameters[i], args.get(i));
        }
        return known;
    }

    /** {@return this type seen as one that its class extends or implements, or null if it does neither} */
    @Nullable
    TypeSpec as(Class<?> ancestor) {
        if (raw == ancestor) {
            return this;
        }
        if (!ancestor.isAssignableFrom(raw)) {
            return null;
        }
        List<AnnotatedType> parents = new ArrayList<>(Arrays.asList(raw.getAnnotatedInterfaces()));
        if (raw.getSuperclass() != null) {
            parents.add(0, raw.getAnnotatedSuperclass());
        }
        for (AnnotatedType parent : parents) {
            TypeSpec found = of(parent.getType(), parent, bindings()).as(ancestor);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    int depth() {
        int deepest = component == null ? 0 : component.depth();
        for (TypeSpec arg : args) {
            deepest = Math.max(deepest, arg.depth());
        }
        return deepest + 1;
    }
}
