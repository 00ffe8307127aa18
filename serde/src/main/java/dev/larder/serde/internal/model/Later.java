package dev.larder.serde.internal.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of a type that occurs in itself, while it is being defined. */
final class Later extends Form {
    private @Nullable Form form;

    Later(Class<?> type) {
        super(type, Kind.ANY);
    }

    void is(Form defined) {
        form = defined;
    }

    private Form form() {
        if (form == null) {
            throw new IllegalStateException("Used before it is defined");
        }
        return form;
    }

    @Override
    Kind kind() {
        return form().kind();
    }

    @Override
    void write(Object value, Out out) {
        form().write(value, out);
    }

    @Override
    Object read(Node node, Reading reading) {
        return form().read(node, reading);
    }

    @Override
    boolean takesNull() {
        return form != null && form.takesNull();
    }

    @Override
    boolean isKey() {
        return form != null && form.isKey();
    }

    @Override
    boolean isFrozen() {
        return true; // as its parts are
    }

    @Override
    List<Part> parts() {
        return List.of(new Part("", form()));
    }
}
