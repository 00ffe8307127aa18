package dev.larder.reliability.lincheck;

import org.jspecify.annotations.Nullable;

/** What the verbs do one after the other. */
public class OneKey {
    private @Nullable Integer held;

    public @Nullable Integer get() {
        return held;
    }

    public @Nullable Integer take() {
        Integer taken = held;
        held = null;
        return taken;
    }

    public void put(int value) {
        held = value;
    }

    public boolean putIfAbsent(int value) {
        boolean won = held == null;
        held = won ? Integer.valueOf(value) : held;
        return won;
    }

    public boolean replace(int expected, int value) {
        boolean won = held != null && held == expected;
        held = won ? Integer.valueOf(value) : held;
        return won;
    }

    public boolean deleteIf(int expected) {
        boolean won = held != null && held == expected;
        held = won ? null : held;
        return won;
    }

    public void delete() {
        held = null;
    }
}
