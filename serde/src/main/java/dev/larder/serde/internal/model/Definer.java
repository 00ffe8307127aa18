package dev.larder.serde.internal.model;

import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Examines a whole type tree once, and gives the form of its root. Used once, by one thread. */
final class Definer {
    private static final int DEEPEST = 50;

    private final Profile profile;
    private final Marks marks;
    private final Findings findings = new Findings();
    private final Map<TypeSpec, Form> known = new HashMap<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private final List<Runnable> defaults = new ArrayList<>();
    private final Containers containers = new Containers(this);
    private final Objects objects = new Objects(this);

    private Definer(Profile profile, Marks marks) {
        this.profile = profile;
        this.marks = marks;
    }

    /** {@return the form of a type} */
    static Slot define(TypeSpec root, Profile profile, Marks marks) {
        Definer definer = new Definer(profile, marks);
        String path = root.raw().getSimpleName();
        Slot slot = definer.slot(root, path);
        try {
            slot.form().kind();
            definer.afterwards.forEach(Runnable::run);
        } catch (StackOverflowError e) {
            definer.findings.add(path, root.raw(), "a value of this type is nothing but itself");
        }
        definer.findings.check();
        definer.defaults.forEach(Runnable::run);
        definer.findings.check();
        if (profile.alsoFrozen() != null) {
            Frozen.check(path, slot.form(), profile.alsoFrozen(), definer.findings);
        }
        definer.findings.check();
        return slot;
    }

    Profile profile() {
        return profile;
    }

    Objects objects() {
        return objects;
    }

    Marks marks() {
        return marks;
    }

    Findings findings() {
        return findings;
    }

    /** Looks at what can only be seen once every type was looked at. */
    void afterwards(Runnable task) {
        afterwards.add(task);
    }

    /** Reads a default, once nothing is wrong with the types. */
    void defaults(Runnable task) {
        defaults.add(task);
    }

    Slot slot(TypeSpec spec, String path) {
        return Slot.of(form(spec, path), spec.nullable());
    }

    /** {@return a form in place of one that cannot be; what is wrong is thrown once all is looked at} */
    Form broken(String path, Class<?> type, String text) {
        findings.add(path, type, text);
        return new AnyForm();
    }

    Form form(TypeSpec spec, String path) {
        TypeSpec key = spec.withNullable(false);
        Form form = known.get(key);
        if (form != null) {
            return form;
        }
        if (spec.depth() > DEEPEST) {
            return broken(path, spec.raw(), "its type arguments grow without end");
        }
        int before = findings.size();
        Later later = new Later(boxed(spec.raw()));
        known.put(key, later);
        Conversion conversion = profile.conversions().get(boxed(spec.raw()));
        form = conversion == null ? bare(spec, path) : converted(conversion, path);
        later.is(form);
        if (findings.size() == before || form.kind() == Kind.OBJECT) {
            known.put(key, form);
        } else {
            known.remove(key); // so that each of its places is found
        }
        return form;
    }

    private Form converted(Conversion conversion, String path) {
        TypeSpec as = TypeSpec.of(conversion.as());
        return new ConvertedForm(conversion, conversion.as() == conversion.type() ? bare(as, path) : form(as, path));
    }

    static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    private Form bare(TypeSpec spec, String path) {
        Class<?> type = boxed(spec.raw());
        if (type == Object.class) {
            return profile.any()
                    ? new AnyForm()
                    : broken(
                            path,
                            type,
                            spec.problem().isEmpty()
                                    ? "Object says no class; allowAny() takes it as untyped JSON"
                                    : spec.problem() + "; allowAny() takes it as untyped JSON");
        }
        Form scalar = type == Boolean.class ? new BooleanForm(profile.integers()) : Scalars.of(type);
        if (scalar != null) {
            return scalar;
        }
        if (type == Optional.class
                || type == OptionalInt.class
                || type == OptionalLong.class
                || type == OptionalDouble.class) {
            return optional(spec, type, path);
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)) {
            return containers.form(spec, path);
        }
        return objects.form(spec, path);
    }

    private Form optional(TypeSpec spec, Class<?> type, String path) {
        Class<?> number = type == OptionalInt.class
                ? Integer.class
                : type == OptionalLong.class ? Long.class : type == OptionalDouble.class ? Double.class : null;
        TypeSpec held = number == null ? spec.args().get(0) : TypeSpec.of(number);
        Form inner = form(held, path);
        afterwards(() -> {
            if (held.nullable() || inner.takesNull()) {
                findings.add(path, type, "an Optional of what may be null or empty itself");
            }
        });
        return new OptionalForm(type, inner);
    }
}
