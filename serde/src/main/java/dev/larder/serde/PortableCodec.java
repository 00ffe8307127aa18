package dev.larder.serde;

import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.Steps;
import dev.larder.serde.internal.fallback.Author;
import dev.larder.serde.internal.fallback.Opaque;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Brings values to the kinds that any client has, before they are encoded; what is of no kind takes the fallback. */
final class PortableCodec implements Codec<Object> {
    private final Codec<Object> inner;
    private final Mode mode;
    private final Limits limits;
    private final @Nullable Author author;

    @SuppressWarnings("unchecked") // of the same type
    PortableCodec(Codec<?> inner, Mode mode, SerdeSettings settings) {
        this.inner = (Codec<Object>) inner;
        this.mode = mode;
        this.limits = settings.bounds();
        this.author = mode == Mode.JSON ? null : settings.fallback().author();
    }

    @Override
    @SuppressWarnings("NullAway") // null is written as null is
    public byte[] encode(Object value) throws Exception {
        return inner.encode(portable(value, 1));
    }

    @Override
    public Object decode(byte[] bytes) throws Exception {
        return inner.decode(bytes);
    }

    private @Nullable Object portable(@Nullable Object value, int depth) {
        if (value == null || value instanceof Boolean || value instanceof String || value instanceof Double) {
            return value;
        }
        if (value instanceof Opaque || (value instanceof byte[] && mode != Mode.JSON)) {
            return value;
        }
        if (value instanceof Float number) {
            return Double.valueOf(number.toString());
        }
        Number whole = whole(value);
        if (whole != null) {
            return whole;
        }
        if (depth > limits.maxDepth()) {
            throw limits.tooDeep();
        }
        if (value instanceof List<?> list) {
            return list(list, depth);
        }
        if (value instanceof Map<?, ?> map && !(map instanceof SortedMap<?, ?> sorted && sorted.comparator() != null)) {
            return map(map, depth);
        }
        if (author == null) {
            throw unsupported(value);
        }
        return author.write(value);
    }

    /** {@return a whole number of up to 64 bits as the smallest class, or null} */
    private static @Nullable Number whole(Object value) {
        long number;
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            number = ((Number) value).longValue();
        } else if (value instanceof BigInteger big && big.getClass() == BigInteger.class && big.bitLength() < 64) {
            number = big.longValue();
        } else {
            return null;
        }
        return number == (int) number ? (Number) (int) number : (Number) number;
    }

    private List<@Nullable Object> list(List<?> list, int depth) {
        List<@Nullable Object> portable = new ArrayList<>(list.size());
        for (Object element : list) {
            try {
                portable.add(portable(element, depth + 1));
            } catch (Refusal refusal) {
                throw refusal.within("[" + portable.size() + "]");
            }
        }
        return portable;
    }

    private Map<Object, @Nullable Object> map(Map<?, ?> map, int depth) {
        Map<Object, @Nullable Object> portable = new LinkedHashMap<>();
        int position = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object key = key(entry.getKey(), position);
            String step = key instanceof ByteBuffer || key instanceof Opaque
                    ? "[#" + position + "]"
                    : Steps.key(key.toString());
            try {
                portable.put(key, portable(entry.getValue(), depth + 1));
            } catch (Refusal refusal) {
                throw refusal.within(step);
            }
            if (portable.size() <= position++) {
                throw new Refusal(Refusal.Kind.VALUE, "Two keys of a map are one number", "", step, null);
            }
        }
        return portable;
    }

    private Object key(@Nullable Object key, int position) {
        if (key instanceof String || key instanceof Opaque || (key instanceof ByteBuffer && mode != Mode.JSON)) {
            return key;
        }
        Number whole = key == null ? null : whole(key);
        if (whole != null) {
            return whole;
        }
        if (author != null && key != null) {
            return author.write(key);
        }
        throw unsupported(key).within("[#" + position + "]");
    }

    private Refusal unsupported(@Nullable Object value) {
        String type = value == null ? "null" : value.getClass().getName();
        return new Refusal(
                Refusal.Kind.UNSUPPORTED,
                type
                        + " is of no portable kind (null, boolean, whole numbers of up to 64 bits, floating, text, bytes, list,"
                        + " map with text or whole numbers as keys)",
                type,
                "",
                null);
    }
}
