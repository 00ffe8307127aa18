package dev.larder.serde.internal.json;

import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.type.MapType;

/** Booleans that are read from 1 and 0 too, and maps in the order of their keys. */
final class StyleModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    StyleModule(Style style) {
        super("larder-style");
        if (style.integers()) {
            addDeserializer(Boolean.class, new Flags(Boolean.class));
            addDeserializer(boolean.class, new Flags(boolean.class));
            addDeserializer(AtomicBoolean.class, new AtomicFlags());
            addDeserializer(boolean[].class, new FlagArrays());
        }
        if (style.sorted()) {
            setSerializerModifier(new Ordering());
        }
    }

    private static boolean flag(JsonParser in, DeserializationContext context, Class<?> type) {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        String text = token == JsonToken.VALUE_NUMBER_INT ? in.getString() : "";
        if (!text.equals("1") && !text.equals("0")) {
            context.handleUnexpectedToken(type, in);
        }
        return text.equals("1");
    }

    private static final class Flags extends StdDeserializer<Boolean> {
        Flags(Class<?> type) {
            super(type);
        }

        @Override
        public Boolean deserialize(JsonParser in, DeserializationContext context) {
            return flag(in, context, Boolean.class);
        }

        @Override
        public Object getNullValue(DeserializationContext context) {
            return _valueClass.isPrimitive() ? context.reportInputMismatch(this, "null") : super.getNullValue(context);
        }
    }

    private static final class AtomicFlags extends StdDeserializer<AtomicBoolean> {
        AtomicFlags() {
            super(AtomicBoolean.class);
        }

        @Override
        public AtomicBoolean deserialize(JsonParser in, DeserializationContext context) {
            return new AtomicBoolean(flag(in, context, AtomicBoolean.class));
        }
    }

    private static final class FlagArrays extends StdDeserializer<boolean[]> {
        FlagArrays() {
            super(boolean[].class);
        }

        @Override
        public boolean[] deserialize(JsonParser in, DeserializationContext context) {
            if (in.currentToken() != JsonToken.START_ARRAY) {
                context.handleUnexpectedToken(boolean[].class, in);
            }
            boolean[] flags = new boolean[8];
            int size = 0;
            while (in.nextToken() != JsonToken.END_ARRAY) {
                if (size == flags.length) {
                    flags = java.util.Arrays.copyOf(flags, size * 2);
                }
                flags[size++] = flag(in, context, boolean.class);
            }
            return java.util.Arrays.copyOf(flags, size);
        }
    }

    private static final class Ordering extends ValueSerializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        @SuppressWarnings("unchecked") // a map's
        public ValueSerializer<?> modifyMapSerializer(
                SerializationConfig config,
                MapType type,
                BeanDescription.Supplier bean,
                ValueSerializer<?> serializer) {
            return new OrderedMaps((ValueSerializer<Object>) serializer);
        }
    }
}
