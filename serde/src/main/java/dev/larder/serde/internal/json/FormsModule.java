package dev.larder.serde.internal.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.larder.serde.internal.model.JdkTexts;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.ValueSerializerModifier;

/**
 * Values of the JDK in the texts of the strict profile. What that profile has no text for is written as Jackson does, and
 * what it does not read is given to Jackson: this JSON takes more, and reads what was stored otherwise.
 */
final class FormsModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    FormsModule() {
        super("larder-forms");
        setSerializerModifier(new Writers());
        setDeserializerModifier(new Readers());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addValueInstantiators(new DecimalMakers());
    }

    /** {@return whether a member says itself how it is written} */
    static boolean isOwn(JsonFormat.@Nullable Value format) {
        return format != null
                && (format.hasPattern()
                        || format.hasTimeZone()
                        || (format.getShape() != JsonFormat.Shape.ANY && format.getShape() != JsonFormat.Shape.STRING));
    }

    private static final class Writers extends ValueSerializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public ValueSerializer<?> modifySerializer(
                SerializationConfig config, BeanDescription.Supplier bean, ValueSerializer<?> writer) {
            return of(bean.getBeanClass(), writer, false);
        }

        @Override
        public ValueSerializer<?> modifyEnumSerializer(
                SerializationConfig config, JavaType type, BeanDescription.Supplier bean, ValueSerializer<?> writer) {
            return of(type.getRawClass(), writer, false);
        }

        @Override
        public ValueSerializer<?> modifyKeySerializer(
                SerializationConfig config, JavaType type, BeanDescription.Supplier bean, ValueSerializer<?> writer) {
            return of(type.getRawClass(), writer, true);
        }

        @SuppressWarnings("unchecked") // the class's own
        private static ValueSerializer<?> of(Class<?> type, ValueSerializer<?> writer, boolean key) {
            JdkTexts texts = JdkTexts.of(type);
            return texts == null ? writer : new FormWriter(type, texts, (ValueSerializer<Object>) writer, key);
        }
    }

    private static final class Readers extends ValueDeserializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier bean, ValueDeserializer<?> reader) {
            return of(bean.getBeanClass(), reader);
        }

        @Override
        public ValueDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription.Supplier bean,
                ValueDeserializer<?> reader) {
            return of(type.getRawClass(), reader);
        }

        private static ValueDeserializer<?> of(Class<?> type, ValueDeserializer<?> reader) {
            // a decimal number may stand where any number may
            JdkTexts texts = JdkTexts.of(type == Number.class ? BigDecimal.class : type);
            return texts == null ? reader : new FormReader(type, texts, reader);
        }

        @Override
        public KeyDeserializer modifyKeyDeserializer(
                DeserializationConfig config, JavaType type, KeyDeserializer reader) {
            JdkTexts texts = JdkTexts.of(type.getRawClass());
            return texts == null ? reader : new FormReader.Key(texts, reader);
        }
    }
}
