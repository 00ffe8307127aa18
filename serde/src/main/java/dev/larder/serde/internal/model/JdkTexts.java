package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Refusal;
import java.time.Month;
import org.jspecify.annotations.Nullable;

/**
 * The text of a value of the JDK, the same in the strict and in the lenient JSON. A value outside of the form (a year beyond
 * 9999, a scale beyond 10,000) has none here; the strict JSON refuses it. Immutable and thread-safe.
 */
public final class JdkTexts {
    private static final JdkTexts MONTHS =
            new JdkTexts(TextForm.of(Month.class, "the name of a month", Month::name, Month::valueOf));

    private final TextForm form;

    private JdkTexts(TextForm form) {
        this.form = form;
    }

    /**
     * {@return the texts of a class, or null if it is none of the JDK whose values are texts}
     *
     * @param type the class, exactly
     */
    public static @Nullable JdkTexts of(Class<?> type) {
        if (type == Month.class) {
            return MONTHS; // by its name as every enum; Jackson alone makes a number of it
        }
        boolean plain = type == String.class || type == Character.class;
        return !plain && type.getName().startsWith("java.") && Scalars.of(type) instanceof TextForm form
                ? new JdkTexts(form)
                : null;
    }

    /**
     * {@return the text, or null if the form has none for this value}
     *
     * @param value a value of the class
     */
    public @Nullable String write(Object value) {
        try {
            return form.text(value);
        } catch (Refusal outside) {
            return null;
        }
    }

    /**
     * {@return the value, or null if the text is none of the form}
     *
     * @param text a text
     */
    public @Nullable Object read(String text) {
        try {
            return form.value(text);
        } catch (Refusal other) {
            return null;
        }
    }
}
