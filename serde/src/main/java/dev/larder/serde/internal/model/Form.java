package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Refusal;
import java.util.List;

/** How the values of one type are written and read. Immutable once defined; thread-safe. */
abstract class Form {
    private final Class<?> type;
    private final Kind kind;

    Form(Class<?> type, Kind kind) {
        this.type = type;
        this.kind = kind;
    }

    /** {@return the class of the values} */
    Class<?> type() {
        return type;
    }

    /** {@return what JSON has in its place} */
    Kind kind() {
        return kind;
    }

    /** Writes a value that is not null. */
    abstract void write(Object value, Out out);

    /** {@return the value of a node; a null node only comes to a form that takes it} */
    abstract Object read(Node node, Reading reading);

    /** {@return whether JSON's null is one of its values} */
    boolean takesNull() {
        return false;
    }

    /** {@return whether its text can be the name of a map's entry} */
    boolean isKey() {
        return false;
    }

    /** {@return whether no value can change, its parts aside} */
    boolean isFrozen() {
        return false;
    }

    /** {@return what it is made of} */
    List<Part> parts() {
        return List.of();
    }

    /** A part of a form: where it is, and what it is. */
    record Part(String step, Form form) {}

    Refusal wrongKind(Node node) {
        return wrongKind(kind.words(), node.kind().words());
    }

    Refusal wrongKind(String expected, String found) {
        return refusal(Refusal.Kind.TYPE, "Expected " + expected + " for " + type.getName() + ", found " + found);
    }

    Refusal badValue(String what) {
        return refusal(Refusal.Kind.VALUE, what);
    }

    Refusal refusal(Refusal.Kind reason, String text) {
        return new Refusal(reason, text, type.getName(), "", null);
    }
}
