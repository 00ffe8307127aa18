package dev.larder.serde;

import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.Utf8;
import dev.larder.serde.internal.json.JsonEngine;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which form AUTO gives to a value that is neither text nor bytes: decided by its structure, without trying. */
enum AutoShape {
    /** JSON reads it back equal and of the same class. */
    JSON,
    /** JSON, holding models, which come back as such when asked for. */
    MODEL,
    /** Something in it needs BINARY. */
    BINARY;

    static AutoShape of(@Nullable Object value, Predicate<Class<?>> models, Limits limits) {
        try {
            return of(value, models, limits, 1);
        } catch (StackOverflowError e) {
            throw limits.tooDeep(); // the limit allows more than the stack of this thread
        }
    }

    private static AutoShape of(@Nullable Object value, Predicate<Class<?>> models, Limits limits, int depth) {
        if (value == null || value instanceof Boolean || value instanceof Integer) {
            return JSON;
        }
        if (value instanceof String text) {
            limits.checkText(text.length());
            return when(Utf8.isWellFormed(text));
        }
        if (value instanceof Long number) {
            return when(number != number.intValue());
        }
        if (value instanceof Double number) {
            return when(!number.isNaN() && !number.isInfinite());
        }
        if (value instanceof BigInteger number) {
            return when(number.bitLength() > 63
                    && JsonEngine.fits(number.bitLength())
                    && number.getClass() == BigInteger.class);
        }
        if (value instanceof List<?> || value instanceof Map<?, ?>) {
            if (depth > limits.maxDepth()) {
                throw limits.tooDeep();
            }
            return value instanceof Map<?, ?> map
                    ? ofMap(map, models, limits, depth)
                    : ofAll((List<?>) value, models, limits, depth);
        }
        return models.test(value.getClass()) ? MODEL : BINARY;
    }

    private static AutoShape ofMap(Map<?, ?> map, Predicate<Class<?>> models, Limits limits, int depth) {
        if (map.getClass() == LinkedHashMap.class || map.getClass() == HashMap.class) {
            return ofEntries(map, models, limits, depth); // the most common ones need no look at their interfaces
        }
        if (map instanceof IdentityHashMap || (map instanceof SortedMap<?, ?> sorted && sorted.comparator() != null)) {
            return BINARY;
        }
        return ofEntries(map, models, limits, depth);
    }

    private static AutoShape ofEntries(Map<?, ?> map, Predicate<Class<?>> models, Limits limits, int depth) {
        AutoShape shape = JSON;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String text) || !Utf8.isWellFormed(text)) {
                return BINARY;
            }
            limits.checkText(text.length());
            AutoShape one = of(entry.getValue(), models, limits, depth + 1);
            if (one == BINARY) {
                return BINARY;
            }
            shape = one == MODEL ? MODEL : shape;
        }
        return shape;
    }

    private static AutoShape ofAll(List<?> parts, Predicate<Class<?>> models, Limits limits, int depth) {
        AutoShape shape = JSON;
        for (Object part : parts) {
            AutoShape one = of(part, models, limits, depth + 1);
            if (one == BINARY) {
                return BINARY;
            }
            shape = one == MODEL ? MODEL : shape;
        }
        return shape;
    }

    private static AutoShape when(boolean json) {
        return json ? JSON : BINARY;
    }
}
