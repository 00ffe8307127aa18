package dev.larder.store.fs;

import java.io.IOException;
import java.util.function.Consumer;

/** Where steps are taken. A test may watch them. Thread-safe. */
final class Disk {
    private volatile Consumer<Step> watcher = step -> {};

    /** Takes a step. */
    void run(Step step) throws IOException {
        watcher.accept(step);
        step.run();
    }

    /** Says that a step is taken, by whoever says so. */
    void begin(Step step) {
        watcher.accept(step);
    }

    /** Has every step told, before it is taken. */
    void watch(Consumer<Step> told) {
        watcher = told;
    }
}
