package dev.larder.reliability.lincheck;

import org.jspecify.annotations.Nullable;

/** What the verbs do one after the other, before noon and after it. */
public class OneKeyAndNoon {
    private @Nullable Integer held;
    private boolean untilNoon;
    private boolean noon;

    public void noon() {
        noon = true;
    }

    public @Nullable Integer get() {
        return untilNoon && noon ? null : held;
    }

    public boolean exists() {
        return get() != null;
    }

    public @Nullable Integer take() {
        Integer taken = get();
        held = null;
        return taken;
    }

    public void put(int value) {
        held = value;
        untilNoon = false;
    }

    public void putUntilNoon(int value) {
        held = value;
        untilNoon = true;
    }

    public boolean putIfAbsent(int value) {
        boolean won = get() == null;
        if (won) {
            put(value);
        }
        return won;
    }
}
