package dev.larder.store;

import dev.larder.serde.Serde;
import dev.larder.store.Options.Chain;
import dev.larder.store.backend.BackendException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The codings of one store, found again when the same options come again. A slot is overwritten by whoever comes last, and
 * read without a lock: a coding is immutable, and one that is lost is made anew. Options with a function or a codec of the
 * caller's are not kept, as they may be made for one call and hold anything.
 *
 * <p>Most stores are asked with a constant, so the first options of each kind are looked at before the slots. They are never
 * replaced: threads that did so in turn would take the line from each other.
 */
final class Codings {
    private static final int BITS = 5;

    private final Chain<?> defaults;
    private final Serde serde;
    private final @Nullable Coding[] reading = new Coding[1 << BITS];
    private final @Nullable Coding[] writing = new Coding[1 << BITS];
    private @Nullable First firstRead;
    private @Nullable First firstWritten;
    private @Nullable First firstEnding;

    Codings(Chain<?> defaults, Serde serde) {
        this.defaults = defaults;
        this.serde = serde;
    }

    /** What a read does; see {@link Coding#read}. */
    Coding read(Options<?> options) throws BackendException {
        First first = firstRead;
        return first != null && first.isOf(options) ? first.coding : otherRead(options);
    }

    private Coding otherRead(Options<?> options) throws BackendException {
        if (options instanceof Chain<?> own) {
            Coding known = reading[slot(own)];
            if (known != null && known.isOf(own) && own.ttl() == null) {
                return known;
            }
        }
        Coding made = Coding.read(options, defaults, serde);
        if (isKept(made.own())) {
            reading[slot(made.own())] = made;
            firstRead = firstRead != null ? firstRead : new First(made.own(), made);
        }
        return made;
    }

    /** What a write does, its ttl apart; see {@link Coding#write}. */
    Coding write(Options<?> options) throws BackendException {
        First first = firstWritten;
        First ending = firstEnding;
        return first != null && first.isOf(options)
                ? first.coding
                : ending != null && ending.isOf(options) ? ending.coding : otherWrite(options);
    }

    private Coding otherWrite(Options<?> options) throws BackendException {
        if (options instanceof Chain<?> own) {
            Coding known = writing[slot(own)];
            if (known != null && known.isOf(own)) {
                Coding.checkTtl(own.ttl());
                remember(own, known);
                return known;
            }
        }
        Coding made = Coding.write(options, defaults, serde);
        if (isKept(made.own())) {
            writing[slot(made.own())] = made;
            remember(made.own(), made);
        }
        return made;
    }

    private void remember(Chain<?> own, Coding coding) {
        if (own.ttl() == null && firstWritten == null) {
            firstWritten = new First(own, coding);
        } else if (own.ttl() != null && firstEnding == null) {
            firstEnding = new First(own, coding);
        }
    }

    /** How long a write stays that was given these options, which were checked. */
    @Nullable
    Duration ttl(Options<?> options) {
        Duration own = ((Chain<?>) options).ttl(); // the only implementation
        return own != null ? own : defaults.ttl();
    }

    private static boolean isKept(Chain<?> own) {
        return own.codec() == null && own.serializer() == null && own.deserializer() == null;
    }

    private static int slot(Chain<?> own) {
        int hash = Objects.hashCode(own.model()) * 31 + Objects.hashCode(own.mode());
        return (hash * 0x9E3779B9) >>> -BITS;
    }

    /** The first options of their kind, which were checked, and what they make. */
    private record First(Chain<?> own, Coding coding) {
        @SuppressWarnings("ReferenceEquality") // the slots know equal ones
        boolean isOf(Options<?> options) {
            return own == options;
        }
    }
}
