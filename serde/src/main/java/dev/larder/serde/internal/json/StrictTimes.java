package dev.larder.serde.internal.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Month;
import java.time.Year;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/**
 * Times and durations are read from texts and from nothing else, a year and a month from their numbers too; Jackson alone
 * takes numbers and arrays for all of them.
 */
final class StrictTimes extends ValueDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public ValueDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription.Supplier bean, ValueDeserializer<?> reader) {
        return strict(bean.getBeanClass(), reader);
    }

    @Override
    public ValueDeserializer<?> modifyEnumDeserializer(
            DeserializationConfig config, JavaType type, BeanDescription.Supplier bean, ValueDeserializer<?> reader) {
        return strict(type.getRawClass(), reader);
    }

    private static ValueDeserializer<?> strict(Class<?> type, ValueDeserializer<?> reader) {
        boolean time = type.getName().startsWith("java.time.")
                || java.util.Date.class.isAssignableFrom(type)
                || java.util.Calendar.class.isAssignableFrom(type);
        return time ? new Text(type, reader) : reader;
    }

    private static final class Text extends DelegatingDeserializer {
        private final Class<?> type;

        Text(Class<?> type, ValueDeserializer<?> reader) {
            super(reader);
            this.type = type;
        }

        @Override
        public Class<?> handledType() {
            return type;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reader) {
            return new Text(type, reader);
        }

        /** A member with a format of its own reads what that format writes. */
        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            ValueDeserializer<?> strict = super.createContextual(context, property);
            JsonFormat.Value format = findFormatOverrides(context, property, type);
            boolean own = format != null
                    && (format.hasPattern()
                            || (format.getShape() != JsonFormat.Shape.ANY
                                    && (isNumeric() || format.getShape() != JsonFormat.Shape.STRING)));
            return own ? strict.getDelegatee() : strict;
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) {
            if (in.currentToken() != (isNumeric() ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_STRING)) {
                return context.handleUnexpectedToken(type, in);
            }
            String text = in.getString();
            if (!isNumeric() && isNumber(text)) {
                return context.handleWeirdStringValue(type, text, "a number");
            }
            return super.deserialize(in, context);
        }

        /** {@return whether Jackson reads it from a number; their texts have been read before} */
        private boolean isNumeric() {
            return type == Year.class || type == Month.class;
        }

        private static boolean isNumber(String text) {
            String digits = text.strip();
            for (int i = 0; i < digits.length(); i++) {
                if ("0123456789.+-eE".indexOf(digits.charAt(i)) < 0) {
                    return false;
                }
            }
            return digits.lastIndexOf('-') <= 0;
        }
    }
}
