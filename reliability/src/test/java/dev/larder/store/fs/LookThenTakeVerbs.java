package dev.larder.store.fs;

/** The same with stripes that look whether they are free and then are taken, for the checker to find. */
public class LookThenTakeVerbs extends StripeVerbs {
    private final boolean[] taken = new boolean[2];

    @Override
    void lock(int stripe) {
        while (taken[stripe]) {
            Thread.onSpinWait();
        }
        taken[stripe] = true;
    }

    @Override
    void unlock(int stripe) {
        taken[stripe] = false;
    }

    @Override
    void lockAll() {
        lock(0);
        lock(1);
    }

    @Override
    void unlockAll() {
        unlock(0);
        unlock(1);
    }
}
