package dev.larder.serde;

import dev.larder.serde.internal.model.Marks;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The annotations of this package, for the one below it that reads them. */
final class Annotations implements Marks {
    static final Annotations INSTANCE = new Annotations();

    private Annotations() {}

    @Override
    public @Nullable String defaultOf(AnnotatedElement member) {
        Default given = member.getAnnotation(Default.class);
        return given == null ? null : given.value();
    }

    @Override
    public List<String> oneOf(AnnotatedElement member) {
        OneOf allowed = member.getAnnotation(OneOf.class);
        return allowed == null ? List.of() : List.of(allowed.value());
    }

    @Override
    public boolean asArray(Class<?> type) {
        return type.isAnnotationPresent(AsArray.class);
    }

    @Override
    public boolean bitFlags(Class<?> type) {
        return type.isAnnotationPresent(BitFlags.class);
    }

    @Override
    public void validate(Object value) {
        if (value instanceof SelfValidating object) {
            object.validate();
        }
    }

    @Override
    public @Nullable Rule rule(Throwable thrown) {
        return thrown instanceof Violation violation
                ? new Rule(violation.member().orElse(""), String.valueOf(violation.getMessage()))
                : null;
    }
}
