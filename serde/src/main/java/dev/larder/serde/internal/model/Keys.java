package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.Steps;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keys of maps: the text of their JSON form. */
final class Keys {
    private static final Pattern WHOLE = Pattern.compile("-?(?:0|[1-9][0-9]*)");

    private Keys() {}

    static String write(Form form, @Nullable Object key, int position, Limits limits) {
        try {
            if (key == null) {
                throw form.badValue("A key is null");
            }
            if (!form.type().isInstance(key)) {
                throw form.badValue("A key is a " + key.getClass().getName());
            }
            return ScalarOut.text(form, key, limits);
        } catch (Refusal refusal) {
            throw bad(refusal, position);
        }
    }

    static Object read(Form form, String text, int position, Reading reading) {
        try {
            return form.read(node(form, text), reading);
        } catch (Refusal refusal) {
            throw bad(refusal, position);
        }
    }

    private static Node node(Form form, String text) {
        if (form.kind() == Kind.TEXT) {
            return new Node.Text(text);
        }
        if (text.equals("true") || text.equals("false")) {
            return new Node.Bool(text.equals("true"));
        }
        return WHOLE.matcher(text).matches() ? new Node.Num(text) : new Node.Text(text);
    }

    static Refusal twice(Form form, int position) {
        return bad(form.badValue("Two keys are one"), position);
    }

    /** A refused key is never shown. */
    private static Refusal bad(Refusal refusal, int position) {
        Refusal.Kind kind = refusal.kind() == Refusal.Kind.TYPE ? Refusal.Kind.VALUE : refusal.kind();
        return new Refusal(kind, refusal.text(), refusal.type(), "[#" + position + "]", null);
    }

    static String step(String text) {
        return Steps.key(text);
    }
}
