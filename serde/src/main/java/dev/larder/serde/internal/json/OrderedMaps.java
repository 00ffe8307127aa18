package dev.larder.serde.internal.json;

import static java.util.Objects.requireNonNull;

import dev.larder.serde.internal.CodePoints;
import dev.larder.serde.internal.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.util.TokenBuffer;

/** Writes maps in the order of their keys' texts, by code point. */
final class OrderedMaps extends ValueSerializer<Object> {
    private final ValueSerializer<Object> inner;

    OrderedMaps(ValueSerializer<Object> inner) {
        this.inner = inner;
    }

    @Override
    public ValueSerializer<?> createContextual(SerializationContext context, @Nullable BeanProperty property) {
        return new OrderedMaps(context.handleSecondaryContextualization(inner, property));
    }

    @Override
    public void serialize(Object value, JsonGenerator out, SerializationContext context) {
        inner.serialize(ordered((Map<?, ?>) value, context), out, context);
    }

    @Override
    public void serializeWithType(Object value, JsonGenerator out, SerializationContext context, TypeSerializer type) {
        inner.serializeWithType(ordered((Map<?, ?>) value, context), out, context, type);
    }

    @Override
    public boolean isEmpty(SerializationContext context, Object value) {
        return inner.isEmpty(context, value);
    }

    private static Map<?, ?> ordered(Map<?, ?> map, SerializationContext context) {
        Map<String, @Nullable Object> keys = new TreeMap<>(CodePoints.ORDER);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        boolean texts = true; // and not other keys, whose serializers want them as they are
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object key = entry.getKey();
            if (key == null) {
                return map; // refused by what writes it
            }
            texts &= key instanceof String;
            String text = key instanceof String own ? own : text(key, context);
            if (keys.put(text, key) != null) {
                throw new Refusal(Refusal.Kind.VALUE, "Two keys of a map have one text");
            }
            values.put(text, entry.getValue());
        }
        if (texts) {
            keys.replaceAll((text, key) -> values.get(text));
            return keys;
        }
        Map<Object, @Nullable Object> ordered = new LinkedHashMap<>();
        keys.forEach((text, key) -> ordered.put(requireNonNull(key), values.get(text)));
        return ordered;
    }

    private static String text(Object key, SerializationContext context) {
        try (TokenBuffer buffer = TokenBuffer.forGeneration()) {
            buffer.writeStartObject();
            context.findKeySerializer(key.getClass(), null).serialize(key, buffer, context);
            try (JsonParser names = buffer.asParser()) {
                names.nextToken();
                return String.valueOf(names.nextName());
            }
        }
    }
}
