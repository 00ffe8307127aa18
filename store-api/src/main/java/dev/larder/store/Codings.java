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
 */
final class Codings {
    private static final int BITS = 5;

    private final Chain<?> defaults;
    private final Serde serde;
    private final @Nullable Coding[] reading = new Coding[1 << BITS];
    private final @Nullable Coding[] writing = new Coding[1 << BITS];

    Codings(Chain<?> defaults, Serde serde) {
        this.defaults = defaults;
        this.serde = serde;
    }

    /** What a read does; see {@link Coding#read}. */
    Coding read(Options<?> options) throws BackendException {
        if (options instanceof Chain<?> own) {
            Coding known = reading[slot(own)];
            if (known != null && known.isOf(own) && own.ttl() == null) {
                return known;
            }
        }
        return keep(Coding.read(options, defaults, serde), reading);
    }

    /** What a write does, its ttl apart; see {@link Coding#write}. */
    Coding write(Options<?> options) throws BackendException {
        if (options instanceof Chain<?> own) {
            Coding known = writing[slot(own)];
            if (known != null && known.isOf(own)) {
                Coding.checkTtl(own.ttl());
                return known;
            }
        }
        return keep(Coding.write(options, defaults, serde), writing);
    }

    /** How long a write stays that was given these options, which were checked. */
    @Nullable
    Duration ttl(Options<?> options) {
        Duration own = ((Chain<?>) options).ttl(); // the only implementation
        return own != null ? own : defaults.ttl();
    }

    private static Coding keep(Coding made, @Nullable Coding[] slots) {
        Chain<?> own = made.own();
        if (own.codec() == null && own.serializer() == null && own.deserializer() == null) {
            slots[slot(own)] = made;
        }
        return made;
    }

    private static int slot(Chain<?> own) {
        int hash = Objects.hashCode(own.model()) * 31 + Objects.hashCode(own.mode());
        return (hash * 0x9E3779B9) >>> -BITS;
    }
}
