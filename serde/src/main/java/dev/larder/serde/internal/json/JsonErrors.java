package dev.larder.serde.internal.json;

import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.Steps;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Jackson's exceptions as refusals. Their texts quote values, so neither the texts nor the exceptions are kept. */
final class JsonErrors {
    private static final int MOST_STEPS = 16;

    private JsonErrors() {}

    static Refusal of(JacksonException e, String type, boolean reading) {
        String path = path(e.getPath());
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return new Refusal(
                        refusal.kind(),
                        refusal.text(),
                        refusal.type().isEmpty() ? type : refusal.type(),
                        path + refusal.path(),
                        null);
            }
            if (cause instanceof StreamConstraintsException) {
                return new Refusal(
                        Refusal.Kind.LIMIT,
                        "The document is over a limit: nested too deep, too long, or with too long a text, name or number"
                                + " (SerdeLimits)",
                        type,
                        path,
                        null);
            }
        }
        return reading ? reading(e, type, path) : writing(e, type, path);
    }

    private static Refusal reading(JacksonException e, String type, String path) {
        if (e instanceof InputCoercionException) {
            return new Refusal(Refusal.Kind.VALUE, "A number is out of the range of its type", type, path, null);
        }
        if (e instanceof StreamReadException) {
            return new Refusal(
                    Refusal.Kind.SYNTAX,
                    "Not one JSON document without duplicate names (line "
                            + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")",
                    type,
                    path,
                    null);
        }
        if (e instanceof InvalidDefinitionException) {
            return new Refusal(Refusal.Kind.MODEL, "JSON cannot be bound to this type", type, path, null);
        }
        if (e instanceof InvalidFormatException format) {
            return ofFormat(format, type, path);
        }
        if (e instanceof ValueInstantiationException instantiation) {
            Throwable cause = instantiation.getCause();
            return new Refusal(
                    Refusal.Kind.VALUE,
                    "The constructor of " + instantiation.getType().toCanonical() + " threw "
                            + (cause == null ? "an exception" : cause.getClass().getName()),
                    type,
                    path,
                    null);
        }
        if (e instanceof MismatchedInputException mismatch) {
            return new Refusal(
                    Refusal.Kind.TYPE,
                    "A value of another kind than " + name(mismatch.getTargetType()),
                    type,
                    path,
                    null);
        }
        return new Refusal(
                Refusal.Kind.VALUE, "Not read as this type (" + e.getClass().getSimpleName() + ")", type, path, null);
    }

    /** A text that its type does not parse is one thing, a number or a flag in another's place is another. */
    private static Refusal ofFormat(InvalidFormatException e, String type, String path) {
        Class<?> target = e.getTargetType();
        boolean parsed =
                e.getValue() instanceof String && (target == null || !(target.isPrimitive() || isLangScalar(target)));
        return parsed
                ? new Refusal(Refusal.Kind.VALUE, "A text is no " + name(target), type, path, null)
                : new Refusal(Refusal.Kind.TYPE, "A value of another kind than " + name(target), type, path, null);
    }

    private static boolean isLangScalar(Class<?> type) {
        return Number.class.isAssignableFrom(type) || type == Boolean.class || type == Character.class;
    }

    private static Refusal writing(JacksonException e, String type, String path) {
        if (e instanceof InvalidDefinitionException definition && definition.getType() != null) {
            return new Refusal(
                    Refusal.Kind.UNSUPPORTED,
                    definition.getType().toCanonical() + " has nothing that JSON could write",
                    definition.getType().getRawClass().getName(),
                    path,
                    null);
        }
        Throwable cause = e.getCause();
        return new Refusal(
                Refusal.Kind.VALUE,
                "Not written as JSON: " + (cause == null ? e : cause).getClass().getSimpleName()
                        + " (a getter that throws, two keys of one text, or a null key)",
                type,
                path,
                null);
    }

    private static String name(Class<?> type) {
        return type == null ? "the type" : type.getName();
    }

    private static String path(List<JacksonException.Reference> steps) {
        StringBuilder path = new StringBuilder();
        int count = 0;
        for (JacksonException.Reference step : steps) {
            if (count++ == MOST_STEPS) {
                return path.append("...").toString();
            }
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else if (step.from() instanceof Map<?, ?>
                    || (step.from() instanceof Class<?> type && Map.class.isAssignableFrom(type))) {
                path.append(Steps.key(step.getPropertyName()));
            } else {
                path.append('.').append(Steps.name(step.getPropertyName()));
            }
        }
        return path.toString();
    }
}
