package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.Utf8;
import java.time.DateTimeException;
import java.util.function.Function;

/** A value that is a text in JSON. */
final class TextForm extends Form {
    private final String what;
    private final boolean key;
    private final Function<Object, String> write;
    private final Function<String, ?> read;

    private TextForm(
            Class<?> type, String what, boolean key, Function<Object, String> write, Function<String, ?> read) {
        super(type, Kind.TEXT);
        this.what = what;
        this.key = key;
        this.write = write;
        this.read = read;
    }

    /**
     * {@return the form of a class}
     *
     * @param what what the text is, for messages
     * @param write gives the text; throws what the class cannot be written as
     * @param read the opposite; throws what the text is no value of
     */
    static <T> TextForm of(Class<T> type, String what, Function<T, String> write, Function<String, T> read) {
        return new TextForm(type, what, true, value -> write.apply(type.cast(value)), read);
    }

    /** {@return the same, but no key of a map} */
    TextForm noKey() {
        return new TextForm(type(), what, false, write, read);
    }

    @Override
    void write(Object value, Out out) {
        out.text(text(value));
    }

    /** {@return the text of a value that is not null} */
    String text(Object value) {
        try {
            return write.apply(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw badValue("The value cannot be written as " + what);
        }
    }

    @Override
    Object read(Node node, Reading reading) {
        if (!(node instanceof Node.Text text)) {
            throw wrongKind(node);
        }
        return value(text.text());
    }

    /** {@return the value of a text} */
    Object value(String text) {
        if (!Utf8.isWellFormed(text)) {
            throw badValue("The text holds an unpaired surrogate");
        }
        try {
            return read.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) { // their texts quote the value
            throw refusal(Refusal.Kind.VALUE, "The text is not " + what);
        }
    }

    @Override
    boolean isKey() {
        return key;
    }

    @Override
    boolean isFrozen() {
        return type() != byte[].class;
    }
}
