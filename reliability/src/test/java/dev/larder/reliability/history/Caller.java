package dev.larder.reliability.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes calls by lot, as one thread, and notes each. No two values are equal. */
final class Caller {
    /** A file that was replaced before its version was asked for has one that equals no other, and tells no order. */
    private static final String OVER = "over-";

    /** How often each comes; those that write what others wait for come more often. */
    private static final List<Verb> LOTS = List.of(
            Verb.GET,
            Verb.GET,
            Verb.GET,
            Verb.GET,
            Verb.PUT,
            Verb.PUT,
            Verb.PUT,
            Verb.PUT_IF_ABSENT,
            Verb.PUT_IF_ABSENT,
            Verb.PUT_IF_ABSENT,
            Verb.REPLACE,
            Verb.REPLACE,
            Verb.REPLACE,
            Verb.DELETE,
            Verb.DELETE_IF,
            Verb.TAKE,
            Verb.TAKE,
            Verb.TAKE);

    private final Backend backend;
    private final Journal journal;
    private final SplittableRandom random;
    private final String name;
    private final @Nullable InstantSource clock;
    private final Map<String, Version> seen = new HashMap<>();
    private final Tally tally = new Tally();
    private long count;

    /**
     * A thread that calls.
     *
     * @param name begins every value it writes
     * @param clock what deadlines are counted from; null for no deadlines
     */
    Caller(Backend backend, Journal journal, long seed, String name, @Nullable InstantSource clock) {
        this.backend = backend;
        this.journal = journal;
        this.random = new SplittableRandom(new Random(seed).nextLong());
        this.name = name;
        this.clock = clock;
    }

    Tally tally() {
        return tally;
    }

    /** Forgets the versions it has seen. */
    void forget() {
        seen.clear();
    }

    /** Makes the next call, on one of these keys, and sometimes a read before it. */
    void call(List<String> keys, Supplier<Boolean> foul) throws Exception {
        String key = keys.get(random.nextInt(keys.size()));
        Verb verb = LOTS.get(random.nextInt(LOTS.size()));
        String expected = null;
        if (verb == Verb.REPLACE || verb == Verb.DELETE_IF) {
            if (random.nextInt(3) > 0 || !seen.containsKey(key)) {
                call(key, step(Verb.GET, null), foul.get());
            }
            Version version = seen.get(key);
            if (version == null) {
                return;
            }
            expected = version.token();
        }
        call(key, step(verb, expected), foul.get());
    }

    private Step step(Verb verb, @Nullable String expected) {
        boolean ends = clock != null && random.nextInt(3) == 0;
        long deadline = ends ? clock.instant().toEpochMilli() + 1000L * (1 + random.nextInt(3)) : State.NEVER;
        String value = name + "-" + count++;
        return new Step(verb, value, expected, null, null, deadline, System.nanoTime(), Long.MAX_VALUE);
    }

    private void call(String key, Step open, boolean foul) throws Exception {
        journal.called(key, open);
        tally.called(foul);
        try {
            Step done = run(key, open);
            journal.returned(key, open, List.of(done));
        } catch (Exception e) {
            ErrorKind kind = e instanceof BackendException known ? known.kind() : backend.classify(e);
            boolean unknown = kind == ErrorKind.OUTCOME_UNKNOWN;
            if (!unknown && kind != ErrorKind.UNAVAILABLE) {
                throw e;
            }
            tally.failed(unknown);
            journal.returned(key, open, unknown && open.verb() != Verb.GET ? List.of(open) : List.of());
        }
    }

    private Step run(String key, Step open) throws Exception {
        byte[] bytes = String.valueOf(open.value()).getBytes(UTF_8);
        return switch (open.verb()) {
            case GET -> {
                Optional<Blob> blob = backend.get(key);
                long returned = System.nanoTime();
                see(key, blob.map(b -> b.meta().version()));
                yield read(open, blob, returned);
            }
            case TAKE -> {
                Optional<Blob> blob = backend.take(key);
                yield read(open, blob, System.nanoTime());
            }
            case PUT -> put(key, open, bytes, Guard.ALWAYS);
            case PUT_IF_ABSENT -> put(key, open, bytes, Guard.ABSENT);
            case REPLACE -> put(key, open, bytes, guard(open));
            case DELETE -> {
                backend.delete(key, Guard.ALWAYS);
                yield done(open, null, null, System.nanoTime());
            }
            case DELETE_IF -> {
                boolean won = backend.delete(key, guard(open));
                yield done(open, won ? Step.WON : Step.LOST, null, System.nanoTime());
            }
            case TAKE_AND_DIE, PUT_BACK, TURN -> throw new IllegalStateException("No call: " + open);
        };
    }

    private static Guard guard(Step open) {
        return Guard.version(new Version(String.valueOf(open.expected())));
    }

    private Step put(String key, Step open, byte[] bytes, Guard guard) throws Exception {
        Instant deadline = open.deadline() == State.NEVER ? null : Instant.ofEpochMilli(open.deadline());
        Optional<Version> version = backend.put(key, bytes, new Write(guard, deadline));
        long returned = System.nanoTime();
        version.ifPresent(v -> see(key, version));
        return done(
                open,
                version.isPresent() ? Step.WON : Step.LOST,
                version.map(Version::token).orElse(null),
                returned);
    }

    private void see(String key, Optional<Version> version) {
        version.ifPresentOrElse(v -> seen.put(key, v), () -> seen.remove(key));
    }

    private static Step read(Step open, Optional<Blob> blob, long returned) {
        return done(
                open,
                blob.map(b -> new String(b.bytes(), UTF_8)).orElse(null),
                blob.map(b -> b.meta().version().token())
                        .filter(token -> !token.startsWith(OVER))
                        .orElse(null),
                returned);
    }

    private static Step done(Step open, @Nullable String result, @Nullable String version, long returned) {
        return new Step(
                open.verb(), open.value(), open.expected(), result, version, open.deadline(), open.called(), returned);
    }
}
