package dev.larder.serde.internal.binary;

import com.esotericsoftware.kryo.Kryo;
import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.fallback.Author;
import org.jspecify.annotations.Nullable;

/** A Kryo with its input, its output and the state of one run. Used by one thread at a time, and pooled. */
final class Machine extends Kryo {
    private final Classes classes;
    private final @Nullable Links links;
    private final Reader in;
    private final Writer out;
    private int skipping;
    private @Nullable Author author;

    Machine(Registry registry, Limits limits, boolean graphs) {
        this(new Classes(registry, limits), limits, graphs ? new Links(registry) : null);
    }

    private Machine(Classes classes, Limits limits, @Nullable Links links) {
        super(classes, links);
        this.classes = classes;
        this.links = links;
        this.in = new Reader(limits);
        this.out = new Writer(limits);
        setRegistrationRequired(true);
        setAutoReset(false);
        setMaxDepth(Integer.MAX_VALUE); // Classes checks the depth, with an error of its own
    }

    Classes classes() {
        return classes;
    }

    Reader in() {
        return in;
    }

    Writer out() {
        return out;
    }

    /** Sets who writes and reads what the format does not take. */
    void author(@Nullable Author inForce) {
        author = inForce;
    }

    @Nullable
    Author author() {
        return author;
    }

    void put(Writer to, @Nullable Object value) {
        if (author == null || value == null) {
            putBare(to, value);
            return;
        }
        int start = to.position();
        try {
            writeClassAndObject(to, value);
        } catch (Refusal refusal) {
            if (!Refused.whole(refusal)) {
                throw refusal;
            }
            to.setPosition(start);
            writeClassAndObject(to, author.write(value));
        }
    }

    /** Writes a value that no fallback writes. */
    void putBare(Writer to, @Nullable Object value) {
        if (value == null) {
            to.writeByte(NULL);
        } else {
            writeClassAndObject(to, value);
        }
    }

    @Nullable
    Object take(Reader from) {
        return readClassAndObject(from);
    }

    /** Makes a value known to those inside it that refer to it. */
    void begun(Object value) {
        if (links != null) {
            reference(value);
        }
    }

    /** {@return whether what is read now will be thrown away, so that unknown classes may be passed over} */
    boolean skipping() {
        return skipping > 0;
    }

    /** Reads a value that nothing wants. */
    void skip(Reader from) {
        skipping++;
        take(from);
        skipping--;
    }

    /** {@return a position that also counts what references stand for} */
    long mark(Reader from) {
        return from.position() + (links == null ? 0 : links.referred());
    }

    /** Notes that a value is being written that cannot be referred to from inside. */
    void enter(Object value) {
        if (links != null) {
            links.enter(value);
        }
    }

    void leave(Object value) {
        if (links != null) {
            links.leave(value);
        }
    }

    void release() {
        reset();
        skipping = 0;
        author = null;
        in.release();
        out.release();
    }
}
