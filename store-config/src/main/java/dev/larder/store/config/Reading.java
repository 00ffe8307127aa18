package dev.larder.store.config;

import dev.larder.store.config.Node.Text;
import org.jspecify.annotations.Nullable;

/**
 * What goes along while a tree is bound.
 *
 * @param expansion fills in variables
 * @param problems takes what is wrong
 */
record Reading(Expansion expansion, Problems problems) {
    /** {@return the text of a node, or null if it is none or its variables cannot be filled in, which is said} */
    @Nullable
    Value text(Node node, String path) {
        if (node instanceof Text text) {
            return expansion.expand(text, path, problems);
        }
        wrongKind(node, path, "a text");
        return null;
    }

    void wrongKind(Node node, String path, String needed) {
        problems.add(node.origin(), path, "found " + node.kind() + ", and " + needed + " is needed");
    }

    void wrong(Value value, String message) {
        problems.add(value.origin(), value.path(), message);
    }
}
