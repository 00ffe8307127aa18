package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Limits;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes lists and maps whose types are not known, and the models in them strictly. Thread-safe. */
public final class Untyped {
    private final Limits limits;
    private final Form form;
    private final Predicate<Class<?>> isModel;
    private final boolean hooks;

    /**
     * A writer.
     *
     * @param profile the settings
     * @param hooks whether objects check themselves
     * @param isModel whether a class has a definition of its own
     * @param models gives it
     */
    public Untyped(Profile profile, boolean hooks, Predicate<Class<?>> isModel, Function<Class<?>, Definition> models) {
        this.limits = profile.limits();
        this.isModel = isModel;
        this.hooks = hooks;
        this.form = new AnyForm(
                profile.integers(), profile.sorted(), type -> models.apply(type).form());
    }

    /**
     * {@return the class that says how a value is written; of a constant with a body that of the enum}
     *
     * @param value a value
     */
    public static Class<?> classOf(Object value) {
        return value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
    }

    /**
     * {@return whether a value is made of what untyped JSON has and of models, at least one}
     *
     * @param value a value
     */
    public boolean holdsModels(@Nullable Object value) {
        try {
            return models(value, 1) > 0;
        } catch (StackOverflowError e) {
            throw limits.tooDeep();
        }
    }

    /** {@return how many models, or -1 if something else is in it} */
    private int models(@Nullable Object value, int depth) {
        if (value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof BigInteger
                || value instanceof Double) {
            return 0;
        }
        if (!(value instanceof List<?>) && !(value instanceof Map<?, ?>)) {
            return isModel.test(classOf(value)) ? 1 : -1;
        }
        if (depth > limits.maxDepth()) {
            throw limits.tooDeep();
        }
        if (value instanceof Map<?, ?> map && !map.keySet().stream().allMatch(String.class::isInstance)) {
            return -1;
        }
        int all = 0;
        for (Object part : value instanceof Map<?, ?> map ? map.values() : (List<?>) value) {
            int in = models(part, depth + 1);
            if (in < 0) {
                return -1;
            }
            all = Math.max(all, in);
        }
        return all;
    }

    /**
     * {@return the document of a value}
     *
     * @param value a value that {@link #holdsModels}
     */
    public String write(Object value) {
        JsonOut out = new JsonOut(limits, hooks, JsonOut.COMPACT);
        try {
            form.write(value, out);
        } catch (StackOverflowError e) {
            throw limits.tooDeep();
        }
        return out.json();
    }
}
