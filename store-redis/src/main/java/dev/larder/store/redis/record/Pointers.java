package dev.larder.store.redis.record;

import dev.larder.store.backend.BackendException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pointers as the key of the hash that they point to. */
final class Pointers {
    private Pointers() {}

    /** The class that a member points to, by its declaration. */
    static Class<?> target(String path, Type declared) throws BackendException {
        Type type = declared;
        if (type instanceof ParameterizedType optional && optional.getRawType() == Optional.class) {
            type = optional.getActualTypeArguments()[0];
        }
        if (type instanceof ParameterizedType ref
                && ref.getRawType() == Ref.class
                && ref.getActualTypeArguments()[0] instanceof Class<?> target) {
            names(target, Setup.STANDARD);
            return target;
        }
        throw Failing.invalid(
                path + " points to no class that is known: declare it as Ref<X> or Optional<Ref<X>>, where X"
                        + " is a class with @RecordType");
    }

    /** The keys of a class of records. */
    static Names names(Class<?> type, Setup setup) throws BackendException {
        RecordType marked = type.getAnnotation(RecordType.class);
        if (marked == null) {
            throw Failing.invalid(type.getName() + " has no @RecordType(namespace = .., name = ..)");
        }
        Names.check("namespace of " + type.getSimpleName() + ",", marked.namespace());
        Names.check("name of " + type.getSimpleName() + ",", marked.name());
        return Names.of(marked, setup);
    }

    static String text(Ref<?> ref, Field field, Setup setup) throws BackendException {
        if (ref.type() != field.target()) {
            throw Failing.invalid("The member " + field.name() + " points to a "
                    + ref.type().getName() + ", not to a " + name(field));
        }
        return names(ref.type(), setup).hash(ref.id());
    }

    @SuppressWarnings("unchecked") // what the declaration says
    static Ref<?> read(String text, Field field, Setup setup) throws BackendException {
        Class<Object> target = (Class<Object>) java.util.Objects.requireNonNull(field.target());
        return new Ref<>(
                target,
                names(target, setup)
                        .id(text)
                        .orElseThrow(() -> Failing.corrupt("The field " + field.name() + " does not point to a "
                                + name(field) + " under the root " + setup.root())));
    }

    private static @Nullable String name(Field field) {
        return field.target() == null ? null : field.target().getName();
    }
}
