package dev.larder.store;

import static dev.larder.store.Calls.invalid;
import static java.util.Objects.requireNonNull;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.Write;
import dev.larder.store.backend.internal.Glance;
import dev.larder.store.backend.internal.InProcess;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** From the caller's time to live to the backend's deadline, by one clock. */
final class Deadlines {
    /** The latest deadline that every backend can write down. */
    private static final Instant LATEST = Instant.ofEpochMilli(253_402_300_799_999L); // the end of the year 9999

    /** A ttl from which on it does not matter that the time of the call is known to half a second only. */
    private static final long LONG_SECONDS = 60;

    /** A hundred years: from there on a deadline may be one that no backend can write down. */
    private static final long ENDLESS_SECONDS = 36_525L * 86_400;

    private final InstantSource clock;
    private final Glance glance;

    Deadlines(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock");
        this.glance = Glance.at(clock);
    }

    /** The moment, in the milliseconds that backends keep. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Rounded up to the millisecond, so that nothing ends early. */
    Instant after(Duration ttl) throws BackendException {
        return after(ttl, clock.instant());
    }

    /**
     * The deadline of a write in this process that is to stay so long, in milliseconds of the epoch. For a ttl of a minute and
     * more the clock is not read: what is written stays up to half a second longer then, and never shorter.
     */
    long near(@Nullable Duration ttl) throws BackendException {
        if (ttl == null) {
            return InProcess.NEVER;
        }
        long seconds = ttl.toSeconds();
        return seconds < LONG_SECONDS || seconds > ENDLESS_SECONDS || !glance.isRough()
                ? after(ttl).toEpochMilli()
                : glance.aheadMillis() + seconds * 1000 + ttl.toMillisPart() + 1; // rounded up
    }

    private static Instant after(Duration ttl, Instant now) throws BackendException {
        // In seconds: Duration.between counts nanoseconds first, which so long a time overflows, at the price of an
        // exception.
        if (ttl.toSeconds() >= LATEST.getEpochSecond() - now.getEpochSecond()) {
            throw invalid("The ttl " + ttl + " ends after the year 9999; without one the value stays for ever");
        }
        return now.plus(ttl).plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS);
    }

    /** How a value is written that is to stay so long; for ever without a ttl. */
    Write write(Guard guard, @Nullable Duration ttl, Calls calls) throws BackendException {
        if (ttl == null) {
            return guard.kind() == Guard.Kind.ALWAYS ? Write.PLAIN : new Write(guard, null);
        }
        calls.require(Capability.TTL);
        return new Write(guard, after(ttl));
    }

    /** Whether an entry has not ended yet. */
    boolean pending(Meta meta) {
        return meta.deadline() == null || glance.before(meta.deadline());
    }
}
