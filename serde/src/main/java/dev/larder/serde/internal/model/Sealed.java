package dev.larder.serde.internal.model;

import java.lang.reflect.Modifier;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The forms of sealed types. */
final class Sealed {
    private final Definer definer;
    private final Objects objects;

    Sealed(Definer definer, Objects objects) {
        this.definer = definer;
        this.objects = objects;
    }

    Form form(TypeSpec spec, String path) {
        Map<String, Form> byName = new LinkedHashMap<>();
        for (Class<?> permitted : permitted(spec.raw())) {
            String name = Jackson.typeName(permitted);
            TypeSpec bound = bind(permitted, spec);
            String place = path + "<" + name + ">";
            Form form = permitted.isSealed() ? objects.bare(bound, place) : definer.form(bound, place);
            if (byName.put(name, form) != null) {
                definer.findings()
                        .add(
                                path,
                                spec.raw(),
                                "two permitted classes are called " + name + "; @JsonTypeName tells them apart");
            }
        }
        return new SealedForm(spec.raw(), byName);
    }

    /** {@return the classes that there can be objects of; of a sealed one that is permitted, those that it permits} */
    private static Set<Class<?>> permitted(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        boolean concrete = !type.isInterface() && !Modifier.isAbstract(type.getModifiers());
        if (concrete || !type.isSealed()) {
            found.add(type);
        }
        if (type.isSealed()) {
            for (Class<?> each : type.getPermittedSubclasses()) {
                found.addAll(permitted(each));
            }
        }
        return found;
    }

    /** {@return a permitted class with its variables as the sealed type has them} */
    private static TypeSpec bind(Class<?> permitted, TypeSpec sealed) {
        TypeVariable<?>[] parameters = permitted.getTypeParameters();
        if (parameters.length == 0) {
            return TypeSpec.of(permitted);
        }
        // The class is seen as its sealed parent with a mark for each variable; where a mark stands, the argument is.
        List<TypeSpec> marks = new ArrayList<>();
        for (TypeVariable<?> parameter : parameters) {
            marks.add(TypeSpec.unknown("the type variable " + parameter.getName() + " of " + permitted.getSimpleName()
                    + " is not resolved by " + sealed.raw().getSimpleName()));
        }
        TypeSpec seen = new TypeSpec(permitted, marks, null, false, "").as(sealed.raw());
        List<TypeSpec> args = new ArrayList<>();
        for (TypeSpec mark : marks) {
            int place = seen == null ? -1 : seen.args().indexOf(mark);
            args.add(place < 0 ? mark : sealed.args().get(place));
        }
        return new TypeSpec(permitted, args, null, false, "");
    }
}
