package dev.larder.serde;

import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.Utf8;
import dev.larder.serde.internal.json.JsonEngine;
import java.math.BigInteger;
import java.util.ArrayList;
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

    /** What List.of makes; these and the other common ones need no look at their interfaces, which takes a search. */
    private static final Class<?> FEW = List.of(0).getClass();

    private static final Class<?> MANY = List.of(0, 0, 0).getClass();

    /**
     * Decides it.
     *
     * @param texts whether each text is looked through for what only BINARY carries; JSON refuses such a text, so one may
     *     see to it when it does
     */
    static AutoShape of(@Nullable Object value, Predicate<Class<?>> models, Limits limits, boolean texts) {
        try {
            return of(value, models, limits, texts, 1);
        } catch (StackOverflowError e) {
            throw limits.tooDeep(); // the limit allows more than the stack of this thread
        }
    }

    private static AutoShape of(
            @Nullable Object value, Predicate<Class<?>> models, Limits limits, boolean texts, int depth) {
        if (value == null || value instanceof Boolean || value instanceof Integer) {
            return JSON;
        }
        if (value instanceof String text) {
            limits.checkText(text.length());
            return when(!texts || Utf8.isWellFormed(text));
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
        Class<?> type = value.getClass();
        if (type == LinkedHashMap.class || type == HashMap.class) {
            return ofEntries((Map<?, ?>) value, models, limits, texts, depth);
        }
        if (type == ArrayList.class || type == FEW || type == MANY) {
            return ofAll((List<?>) value, models, limits, texts, depth);
        }
        if (value instanceof Map<?, ?> map) {
            return ofMap(map, models, limits, texts, depth);
        }
        if (value instanceof List<?> list) {
            return ofAll(list, models, limits, texts, depth);
        }
        return models.test(type) ? MODEL : BINARY;
    }

    private static AutoShape ofMap(Map<?, ?> map, Predicate<Class<?>> models, Limits limits, boolean texts, int depth) {
        if (map instanceof IdentityHashMap || (map instanceof SortedMap<?, ?> sorted && sorted.comparator() != null)) {
            return BINARY;
        }
        return ofEntries(map, models, limits, texts, depth);
    }

    private static AutoShape ofEntries(
            Map<?, ?> map, Predicate<Class<?>> models, Limits limits, boolean texts, int depth) {
        if (depth > limits.maxDepth()) {
            throw limits.tooDeep();
        }
        AutoShape shape = JSON;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String text) || (texts && !Utf8.isWellFormed(text))) {
                return BINARY;
            }
            limits.checkText(text.length());
            AutoShape one = of(entry.getValue(), models, limits, texts, depth + 1);
            if (one == BINARY) {
                return BINARY;
            }
            shape = one == MODEL ? MODEL : shape;
        }
        return shape;
    }

    private static AutoShape ofAll(List<?> parts, Predicate<Class<?>> models, Limits limits, boolean texts, int depth) {
        if (depth > limits.maxDepth()) {
            throw limits.tooDeep();
        }
        AutoShape shape = JSON;
        for (Object part : parts) {
            AutoShape one = of(part, models, limits, texts, depth + 1);
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
