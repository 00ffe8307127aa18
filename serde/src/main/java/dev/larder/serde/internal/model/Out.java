package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.Utf8;

/** Where a value is written to. Counts levels; used by one thread, once. */
abstract class Out {
    private final Limits limits;
    private final boolean hooks;
    private int depth;

    /**
     * @param limits what one value may cost
     * @param hooks whether each object checks itself when it is written
     */
    Out(Limits limits, boolean hooks) {
        this.limits = limits;
        this.hooks = hooks;
    }

    final Limits limits() {
        return limits;
    }

    final boolean hooks() {
        return hooks;
    }

    /** Writes a text; an unpaired surrogate is refused. */
    final void text(String text) {
        check(text);
        scalar(text);
    }

    /** Writes a number of one of the classes that a form has. */
    final void number(Number number) {
        scalar(number);
    }

    final void bool(boolean on) {
        scalar(on);
    }

    final void name(String name) {
        check(name);
        member(name);
    }

    private void check(String text) {
        limits.checkText(text.length());
        if (!Utf8.isWellFormed(text)) {
            throw new Refusal(Refusal.Kind.VALUE, "A text holds an unpaired surrogate");
        }
    }

    final void beginArray() {
        deeper();
        begin(true);
    }

    final void beginObject() {
        deeper();
        begin(false);
    }

    final void endArray() {
        depth--;
        end(true);
    }

    final void endObject() {
        depth--;
        end(false);
    }

    private void deeper() {
        if (++depth > limits.maxDepth()) {
            throw limits.tooDeep();
        }
    }

    final int depth() {
        return depth;
    }

    abstract void nul();

    abstract void scalar(Object value);

    abstract void member(String name);

    abstract void begin(boolean array);

    abstract void end(boolean array);
}
