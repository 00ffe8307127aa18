package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.Steps;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets an object check itself.
 *
 * @param names the Java names of the members to those in JSON
 * @param marks how it is asked to
 */
record Hook(Map<String, String> names, Marks marks) {
    void run(Object value) {
        try {
            marks.validate(value);
        } catch (RuntimeException thrown) {
            throw refusal(value.getClass(), thrown);
        }
    }

    private Refusal refusal(Class<?> type, RuntimeException thrown) {
        Refusal rule = rule(marks, type, thrown, names);
        return rule != null
                ? rule
                : new Refusal(
                        Refusal.Kind.RULE,
                        "validate() of " + type.getName() + " threw "
                                + thrown.getClass().getName(),
                        type.getName(),
                        "",
                        null);
    }

    /** {@return a broken rule of the application, or null if something else was thrown} */
    static @Nullable Refusal rule(Marks marks, Class<?> type, Throwable thrown, Map<String, String> names) {
        Marks.Rule rule = marks.rule(thrown);
        if (rule == null) {
            return null;
        }
        String step = rule.member().isEmpty() ? "" : "." + Steps.name(names.getOrDefault(rule.member(), rule.member()));
        return new Refusal(Refusal.Kind.RULE, rule.text(), type.getName(), step, null);
    }
}
