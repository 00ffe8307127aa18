package dev.larder.serde.internal.json;

import dev.larder.serde.internal.model.JdkTexts;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Writes the text of the strict profile; for a value that has none, what Jackson writes. */
final class FormWriter extends StdScalarSerializer<Object> {
    private final Class<?> type;
    private final JdkTexts texts;
    private final ValueSerializer<Object> inner;
    private final boolean key;

    FormWriter(Class<?> type, JdkTexts texts, ValueSerializer<Object> inner, boolean key) {
        super(type, false);
        this.type = type;
        this.texts = texts;
        this.inner = inner;
        this.key = key;
    }

    @Override
    public ValueSerializer<?> createContextual(SerializationContext context, @Nullable BeanProperty property) {
        ValueSerializer<Object> own = context.handleSecondaryContextualization(inner, property);
        boolean formatted = !key && FormsModule.isOwn(findFormatOverrides(context, property, type));
        return formatted ? own : new FormWriter(type, texts, own, key);
    }

    @Override
    public boolean isEmpty(SerializationContext context, Object value) {
        return inner.isEmpty(context, value);
    }

    @Override
    public void serialize(Object value, JsonGenerator out, SerializationContext context) {
        String text = texts.write(value);
        if (text == null) {
            inner.serialize(value, out, context);
        } else if (key) {
            out.writeName(text);
        } else {
            out.writeString(text);
        }
    }
}
