package dev.larder.serde;

import dev.larder.serde.SerdeException.Reason;
import dev.larder.serde.internal.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refusals of the engines as the exception that callers see. */
final class Failures {
    private Failures() {}

    static SerdeException of(Mode mode, String root, Refusal refusal) {
        String path = refusal.path().isEmpty() ? "" : root + refusal.path();
        String type = refusal.type();
        StringBuilder message = new StringBuilder(mode.name());
        if (!path.isEmpty()) {
            message.append(" at ").append(path);
        } else if (!root.isEmpty()) {
            message.append(" of ").append(root);
        }
        message.append(": ").append(refusal.text());
        if (!type.isEmpty() && !refusal.text().contains(type)) {
            message.append(" [").append(type).append(']');
        }
        return new SerdeException(
                Reason.valueOf(refusal.kind().name()), mode, type, path, message.toString(), refusal.getCause());
    }

    /** {@return what a model refused; a path begins with the class, unless it is that of a finding, which already does} */
    static SerdeException ofModel(@Nullable Mode mode, String root, Refusal refusal) {
        boolean whole = refusal.kind() == Refusal.Kind.MODEL && !refusal.path().isEmpty();
        String path = whole ? refusal.path() : root + refusal.path();
        String message =
                (mode == null ? "" : mode + " ") + (whole ? "model " + root : "at " + path) + ": " + refusal.text();
        return new SerdeException(
                Reason.valueOf(refusal.kind().name()), mode, refusal.type(), path, message, refusal.getCause());
    }

    /** {@return how a path begins that leads into a value} */
    static String root(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Map<?, ?>) {
            return "Map";
        }
        if (value instanceof List<?>) {
            return "List";
        }
        return value instanceof Set<?> ? "Set" : value.getClass().getSimpleName();
    }

    static Refusal wrongType(Object value, Class<?> asked) {
        return new Refusal(
                Refusal.Kind.TYPE,
                "Holds a " + value.getClass().getName() + ", not a " + asked.getName(),
                asked.getName(),
                "",
                null);
    }
}
