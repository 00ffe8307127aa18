package dev.larder.store.testkit;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.Keys;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the kit must know of a backend. Two methods have to be written; the others describe what most backends are, and
 * are overridden where one is different.
 */
@ExtendWith(FixtureExtension.class)
public interface BackendUnderTest {
    /**
     * {@return a backend over an empty place that no other test uses: a new map, a new folder, a flushed database, or a
     * new prefix in front of every key; the kit closes it}
     *
     * @param clock what the backend compares deadlines with, if it can be given a clock
     * @throws Exception if it cannot be opened
     */
    Backend open(InstantSource clock) throws Exception;

    /**
     * {@return what the backend is to be able to do, written out again and not asked of the backend: a promise that a
     * driver drops by mistake would otherwise drop its tests too}
     */
    Set<Capability> capabilities();

    /** {@return whether the backend reads a clock that {@link #open} cannot set, a server's; tests then wait for a short ttl} */
    default boolean ownClock() {
        return false;
    }

    /** {@return whether an entry that is got with its bytes tells its deadline; false where only {@code head} does} */
    default boolean tellsDeadlineWithBytes() {
        return true;
    }

    /** {@return whether a listing leaves out what has ended; false where the backend cannot tell while it lists} */
    default boolean listsOnlyLiving() {
        return true;
    }

    /** {@return whether the bytes that a backend keeps are those it was given; false below a compressing or encrypting layer} */
    default boolean keepsBytesAsGiven() {
        return true;
    }

    /** {@return the longest key in UTF-8 bytes: less than all where {@link #open} puts a prefix in front} */
    default int maxKeyBytes() {
        return Keys.MAX_BYTES;
    }

    /** {@return how many rounds a race has: the system property {@code larder.rounds}, or 50} */
    default int rounds() {
        return Integer.getInteger("larder.rounds", 50);
    }
}
