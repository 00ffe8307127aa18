package dev.larder.serde.internal.json;

import dev.larder.serde.internal.model.JdkTexts;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/** Reads the text of the strict profile, and what else Jackson takes. */
final class FormReader extends DelegatingDeserializer {
    private final Class<?> type;
    private final JdkTexts texts;

    FormReader(Class<?> type, JdkTexts texts, ValueDeserializer<?> reader) {
        super(reader);
        this.type = type;
        this.texts = texts;
    }

    @Override
    public Class<?> handledType() {
        return type;
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reader) {
        return new FormReader(type, texts, reader);
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        ValueDeserializer<?> reader = super.createContextual(context, property);
        return FormsModule.isOwn(findFormatOverrides(context, property, type)) ? reader.getDelegatee() : reader;
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) {
        Object value = in.currentToken() == JsonToken.VALUE_STRING ? texts.read(in.getString()) : null;
        return value == null ? super.deserialize(in, context) : value;
    }

    /** The same for the keys of a map. */
    static final class Key extends KeyDeserializer {
        private final JdkTexts texts;
        private final KeyDeserializer reader;

        Key(JdkTexts texts, KeyDeserializer reader) {
            this.texts = texts;
            this.reader = reader;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            Object value = texts.read(key);
            return value == null ? reader.deserializeKey(key, context) : value;
        }
    }
}
