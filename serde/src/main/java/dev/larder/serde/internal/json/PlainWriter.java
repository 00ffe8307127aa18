package dev.larder.serde.internal.json;

import dev.larder.serde.internal.Refusal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.ByteArrayBuilder;

/**
 * Writes maps, lists and scalars as the mapper does, without it: for each part the mapper looks up what writes its class,
 * which takes a third of the time of a small map. Of maps and lists it takes the JDK's common classes, which have no annotations.
 */
final class PlainWriter {
    /** What List.of makes. */
    private static final Class<?> FEW = List.of(0).getClass();

    private static final Class<?> MANY = List.of(0, 0, 0).getClass();

    private final JsonGenerator out;

    private PlainWriter(JsonGenerator out) {
        this.out = out;
    }

    /**
     * {@return the document, or null if it takes the mapper to write it, or to say what is wrong with it}
     *
     * @param value any value
     * @param factory makes a generator that refuses what JSON cannot carry
     */
    static byte @Nullable [] write(@Nullable Object value, JsonFactory factory) {
        BufferRecycler buffers = factory._getBufferRecycler();
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(buffers)) {
            boolean whole;
            try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
                whole = new PlainWriter(out).value(value);
            }
            return whole ? bytes.getClearAndRelease() : null;
        } catch (JacksonException | Refusal | StackOverflowError e) {
            return null; // the mapper meets it too, and knows where
        } finally {
            buffers.releaseToPool();
        }
    }

    private boolean value(@Nullable Object value) {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Integer number) {
            out.writeNumber(number.intValue());
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Long number) {
            out.writeNumber(number.longValue());
        } else if (value instanceof Double number) {
            out.writeNumber(number.doubleValue());
        } else {
            return other(value, value.getClass());
        }
        return true;
    }

    private boolean other(Object value, Class<?> type) {
        if (type == LinkedHashMap.class || type == HashMap.class) {
            return map((Map<?, ?>) value);
        }
        if (type == ArrayList.class || type == FEW || type == MANY) {
            return list((List<?>) value);
        }
        if (type == BigInteger.class) {
            out.writeNumber((BigInteger) value);
            return true;
        }
        return false;
    }

    private boolean map(Map<?, ?> map) {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String name)) {
                return false;
            }
            out.writeName(name);
            if (!value(entry.getValue())) {
                return false;
            }
        }
        out.writeEndObject();
        return true;
    }

    private boolean list(List<?> list) {
        out.writeStartArray();
        for (Object part : list) {
            if (!value(part)) {
                return false;
            }
        }
        out.writeEndArray();
        return true;
    }
}
