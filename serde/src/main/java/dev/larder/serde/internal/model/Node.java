package dev.larder.serde.internal.model;

import java.util.List;
import java.util.Map;

/** A read JSON value. Numbers keep their text, so that each type can judge it. */
sealed interface Node {
    /** {@return what JSON tells apart} */
    Kind kind();

    /** A text. */
    record Text(String text) implements Node {
        @Override
        public Kind kind() {
            return Kind.TEXT;
        }
    }

    /** A number, as it stands in the document. */
    record Num(String text) implements Node {
        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }

        /** {@return whether it has neither fraction nor exponent} */
        boolean isWhole() {
            return text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
        }
    }

    /** True or false. */
    record Bool(boolean on) implements Node {
        @Override
        public Kind kind() {
            return Kind.BOOLEAN;
        }
    }

    /** Null, or of no kind. */
    record Bare(Kind kind) implements Node {
        static final Bare NULL = new Bare(Kind.NULL);
        static final Bare OTHER = new Bare(Kind.OTHER);
    }

    /** An array. */
    record Arr(List<Node> elements) implements Node {
        @Override
        public Kind kind() {
            return Kind.ARRAY;
        }
    }

    /** An object, in the order of the document. */
    record Obj(Map<String, Node> members) implements Node {
        @Override
        public Kind kind() {
            return Kind.OBJECT;
        }
    }
}
