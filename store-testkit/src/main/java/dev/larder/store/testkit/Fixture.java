package dev.larder.store.testkit;

import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Write;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What one test works with: an empty backend, a store over it, and their clock. Made for each test, closed after it. */
public final class Fixture implements AutoCloseable {
    /** Bytes as they are. */
    public static final Options.Chain<byte[]> RAW = Options.mode(Mode.RAW).model(byte[].class);

    private static final Duration TURNED = Duration.ofMinutes(1);
    private static final Duration WAITED = Duration.ofMillis(250);

    private final BackendUnderTest subject;
    private final ManualClock manual =
            new ManualClock(InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS));
    private final Backend backend;
    private final Store store;

    Fixture(BackendUnderTest subject) {
        this.subject = subject;
        try {
            this.backend = subject.open(clock());
        } catch (Exception e) {
            throw new AssertionError("The backend under test did not open", e);
        }
        this.store = Store.over(backend, clock());
    }

    /** {@return the backend} */
    public Backend backend() {
        return backend;
    }

    /** {@return a store over the backend, with its clock} */
    public Store store() {
        return store;
    }

    /** {@return the clock of the store and, unless it has its own, of the backend} */
    public InstantSource clock() {
        return subject.ownClock() ? InstantSource.system() : manual;
    }

    /**
     * Skips the test unless the backend is to have some capabilities.
     *
     * @param needed the capabilities
     */
    public void needs(Capability... needed) {
        for (Capability capability : needed) {
            Assumptions.assumeTrue(can(capability), () -> "without " + capability);
        }
    }

    /**
     * Skips the test if the backend is to have a capability.
     *
     * @param capability the capability
     */
    public void lacks(Capability capability) {
        Assumptions.assumeFalse(can(capability), () -> "with " + capability);
    }

    /**
     * {@return whether the backend is to have a capability}
     *
     * @param capability the capability
     */
    public boolean can(Capability capability) {
        return subject.capabilities().contains(capability);
    }

    /** Skips the test if the clock cannot be turned. */
    public void needsManualClock() {
        Assumptions.assumeFalse(subject.ownClock(), "the backend has a clock of its own");
    }

    /** {@return the ttl that {@link #expire} waits for} */
    public Duration ttl() {
        return subject.ownClock() ? WAITED : TURNED;
    }

    /** {@return a deadline that {@link #expire} passes} */
    public Instant deadline() {
        return clock().instant().plus(ttl()).truncatedTo(ChronoUnit.MILLIS);
    }

    /** {@return a write that ends when {@link #expire} is called} */
    public Write ending() {
        return new Write(Guard.ALWAYS, deadline());
    }

    /** Lets the time pass until whatever was written with {@link #ttl} has ended. */
    public void expire() {
        if (subject.ownClock()) {
            Waiting.pass(WAITED.plusMillis(50));
        } else {
            manual.advance(TURNED);
        }
    }

    /**
     * Turns the clock.
     *
     * @param by how far
     */
    public void turn(Duration by) {
        needsManualClock();
        manual.advance(by);
    }

    /**
     * {@return the bytes of a text}
     *
     * @param text the text
     */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * {@return the text of bytes}
     *
     * @param bytes the bytes
     */
    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * Writes a text, past the store.
     *
     * @param key the key
     * @param text the text
     * @throws Exception what the backend throws
     */
    public void given(String key, String text) throws Exception {
        backend.put(key, bytes(text), Write.PLAIN);
    }

    /**
     * {@return the text that is stored, past the store, or "(absent)"}
     *
     * @param key the key
     * @throws Exception what the backend throws
     */
    public String stored(String key) throws Exception {
        return backend.get(key).map(blob -> text(blob.bytes())).orElse("(absent)");
    }

    /** {@return what stands for no entry in {@link #stored}} */
    public static String absent() {
        return "(absent)";
    }

    /**
     * {@return the kind of what a call throws}
     *
     * @param call a call of the store or of the backend, which must fail
     */
    public ErrorKind kind(Call call) {
        try {
            call.run();
        } catch (StoreException e) {
            return e.kind();
        } catch (BackendException e) {
            return e.kind();
        } catch (Exception e) {
            return backend.classify(e);
        }
        return Assertions.fail("The call went through, and should have been refused");
    }

    @Override
    public void close() {
        store.close();
    }

    /** A call that may throw. */
    @FunctionalInterface
    public interface Call {
        /**
         * Makes the call.
         *
         * @throws Exception whatever it throws
         */
        void run() throws Exception;
    }
}
