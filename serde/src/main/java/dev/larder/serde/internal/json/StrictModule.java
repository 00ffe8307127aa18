package dev.larder.serde.internal.json;

import dev.larder.serde.internal.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.ser.jdk.ByteArraySerializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Bytes only as a declared member; a record without components is an empty object; times are read only from texts. */
final class StrictModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    StrictModule() {
        super("larder-strict");
        addSerializer(byte[].class, new Bytes());
        setSerializerModifier(new Modifier());
        setDeserializerModifier(new StrictTimes());
    }

    /** Text in Base64 would come back as text, so it takes a declared type to tell. */
    private static final class Bytes extends StdSerializer<byte[]> {
        Bytes() {
            super(byte[].class);
        }

        @Override
        public ValueSerializer<?> createContextual(SerializationContext context, @Nullable BeanProperty property) {
            if (property != null) {
                for (JavaType type = property.getType(); type != null; type = type.getContentType()) {
                    if (type.hasRawClass(byte[].class)) {
                        return new ByteArraySerializer();
                    }
                }
            }
            return this;
        }

        @Override
        public void serialize(byte[] value, JsonGenerator out, SerializationContext context) {
            throw new Refusal(
                    Refusal.Kind.UNSUPPORTED,
                    "JSON takes bytes only as a member declared as byte[]; use AUTO, RAW or BINARY",
                    "byte[]",
                    "",
                    null);
        }
    }

    private static final class Modifier extends ValueSerializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public ValueSerializer<?> modifySerializer(
                SerializationConfig config, BeanDescription.Supplier bean, ValueSerializer<?> serializer) {
            Class<?> type = bean.getBeanClass();
            return type.isRecord() && type.getRecordComponents().length == 0 ? new Empty(type) : serializer;
        }
    }

    private static final class Empty extends StdSerializer<Object> {
        Empty(Class<?> type) {
            super(type);
        }

        @Override
        public void serialize(Object value, JsonGenerator out, SerializationContext context) {
            out.writeStartObject(value);
            out.writeEndObject();
        }
    }
}
