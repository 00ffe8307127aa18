package dev.larder.serde;

import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.model.Part;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A member of the objects of a {@link Model}, by itself, for those who keep members apart. What is refused is a {@link
 * SerdeException}, its path beginning with the object's class. Immutable and thread-safe.
 */
public final class ModelMember {
    private final Model<?> model;
    private final Part part;

    private ModelMember(Model<?> model, Part part) {
        this.model = model;
        this.part = part;
    }

    /**
     * {@return the members of a model, in the order in which they are written; none if its type is no object}
     *
     * @param model the model
     */
    public static List<ModelMember> of(Model<?> model) {
        return model.check().definition().parts().stream()
                .map(part -> new ModelMember(model, part))
                .toList();
    }

    /**
     * {@return an object of its members; it checks itself, if it can}
     *
     * @param model the model
     * @param values what the members are, in the order of {@link #of}
     * @param <T> its class
     */
    @SuppressWarnings("unchecked") // what the definition of the type makes
    public static <T> T make(Model<T> model, List<@Nullable Object> values) {
        try {
            return (T) model.definition().make(values, true);
        } catch (Refusal refusal) {
            throw model.failure(refusal);
        }
    }

    /** {@return its name in JSON} */
    public String name() {
        return part.name();
    }

    /** {@return its type as it is declared} */
    public Type declared() {
        return part.declared();
    }

    /** {@return its class, or what its Optional or its tiny type holds; a primitive one boxed} */
    public Class<?> holds() {
        return part.holds();
    }

    /** {@return whether its form is text} */
    public boolean isText() {
        return part.isText();
    }

    /**
     * {@return whether a class occurs anywhere in its type}
     *
     * @param type the class
     */
    public boolean mentions(Class<?> type) {
        return part.mentions(type);
    }

    /**
     * {@return whether an annotation stands on it}
     *
     * @param annotation its class
     */
    public boolean isMarked(Class<? extends Annotation> annotation) {
        return part.isMarked(annotation);
    }

    /** {@return whether it may be null or empty} */
    public boolean mayBeAbsent() {
        return part.mayBeAbsent();
    }

    /** {@return whether it has a {@link Default}} */
    public boolean hasDefault() {
        return part.hasDefault();
    }

    /** {@return its {@link Default}, or null without one} */
    public @Nullable Object defaultValue() {
        return on(part::defaultValue);
    }

    /** {@return whether it can be set in an object that is there already} */
    public boolean isSettable() {
        return part.isSettable();
    }

    /**
     * {@return what it is in an object}
     *
     * @param object the object
     */
    public @Nullable Object get(Object object) {
        return on(() -> part.get(object));
    }

    /**
     * Sets it in an object.
     *
     * @param object the object
     * @param value what it is to be
     */
    public void set(Object object, @Nullable Object value) {
        on(() -> {
            part.set(object, value);
            return null;
        });
    }

    /**
     * {@return its compact JSON in an object}
     *
     * @param object the object
     */
    public String write(Object object) {
        return String.valueOf(on(() -> part.write(object)));
    }

    /**
     * {@return what it is in an object, as {@link Model#dumpMap} gives it}
     *
     * @param object the object
     */
    public @Nullable Object tree(Object object) {
        return on(() -> part.tree(object));
    }

    /**
     * {@return what a JSON document says that it is}
     *
     * @param json one JSON document
     */
    public @Nullable Object read(String json) {
        return on(() -> part.read(json));
    }

    private @Nullable Object on(Supplier<@Nullable Object> step) {
        try {
            return step.get();
        } catch (Refusal refusal) {
            throw model.failure(refusal);
        }
    }
}
