package dev.larder.store;

import java.util.List;

/**
 * What a call would do. Immutable.
 *
 * @param stack the layers and the backend, as {@link Store#toString} shows them; secrets are masked
 * @param steps the commands that would go to the server, or the steps that would be taken, in their order; values are not shown
 */
public record Explanation(String stack, List<String> steps) {
    public Explanation {
        steps = List.copyOf(steps);
    }

    /** {@return the stack on a line, and each step on a line below it} */
    @Override
    public String toString() {
        return stack + "\n  " + String.join("\n  ", steps);
    }
}
