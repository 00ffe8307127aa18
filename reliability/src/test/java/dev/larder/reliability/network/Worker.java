package dev.larder.reliability.network;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import dev.larder.store.s3.FaultVerb;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One store whose way to the server is sabotaged, and another one that sees what the server holds. */
final class Worker implements AutoCloseable {
    private static final Duration GRACE = Duration.ofMillis(500);
    private static final Duration RECOVERY = Duration.ofSeconds(5);
    private static final Duration SETTLING = Duration.ofSeconds(60);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    private final String name;
    private final Saboteur saboteur;
    private final Backend store;
    private final Backend witness;
    private int count;

    Worker(Place place, String name) throws Exception {
        this.name = name;
        saboteur = new Saboteur(place.wire(), place.port(), place.timeout());
        witness = place.opening().open(place.port(), Duration.ofSeconds(10));
        store = place.opening().open(saboteur.port(), place.timeout());
    }

    /** One call, what it came to and how long it took. */
    private record Told(@Nullable String result, @Nullable Exception thrown, Duration took) {
        static Told by(FaultVerb verb, Backend store, String key, Version version) {
            long start = System.nanoTime();
            String result = null;
            Exception thrown = null;
            try {
                result = verb.on(store, key, version);
            } catch (Exception e) {
                thrown = e;
            }
            return new Told(result, thrown, Duration.ofNanos(System.nanoTime() - start));
        }

        /** The kind of what was thrown; of a stream it is an IOException that has the other as its cause. */
        Optional<ErrorKind> kind() {
            if (thrown == null) {
                return Optional.empty();
            }
            Throwable named = thrown instanceof IOException && thrown.getCause() != null ? thrown.getCause() : thrown;
            if (named instanceof BackendException known) {
                return Optional.of(known.kind());
            }
            throw new AssertionError("An error without a kind", thrown);
        }

        boolean is(@Nullable String wanted) {
            return thrown == null && Objects.equals(result, wanted);
        }
    }

    Outcome run(Cell cell) throws Exception {
        String key = name + "-" + ++count + "-victim";
        FaultVerb verb = cell.verb();
        Version version = reset(verb, key);
        saboteur.arm(cell.fault(), key);
        if (cell.fault().act().ofConnections()) {
            noticed(key + "-other");
        }
        Told told = Told.by(verb, store, key, version);
        int strikes = saboteur.strikes();
        saboteur.calm();
        long end = System.nanoTime() + SETTLING.toNanos();
        while (saboteur.busy()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("The server has not answered: " + cell);
            }
            LockSupport.parkNanos(PAUSE); // what was sent may still change what the server holds
        }
        List<String> wrong = new ArrayList<>();
        judge(cell, told, FaultVerb.text(witness.get(key)), wrong);
        if (strikes == 0 && cell.fault().act() != Fault.Act.REFUSE) {
            wrong.add("no request met the fault");
        }
        Duration recovery = recovery(cell, told, key, wrong);
        witness.deleteAll(List.of(key, key + "2"));
        return new Outcome(cell, told.kind(), told.took(), recovery, wrong);
    }

    /** What is right before a verb, and the version of that. */
    private Version reset(FaultVerb verb, String key) throws Exception {
        if (verb.before() == null) {
            witness.delete(key, Guard.ALWAYS);
            return new Version("none");
        }
        return witness.put(key, FaultVerb.bytes(FaultVerb.OLD), Write.PLAIN).orElseThrow();
    }

    /** Lets the store find out that its connections are gone; which call notices that is a matter of luck. */
    private void noticed(String key) {
        for (int tries = 0;
                tries < 3
                        && Told.by(FaultVerb.HEAD, store, key, new Version("none"))
                                .kind()
                                .isEmpty();
                tries++) {
            LockSupport.parkNanos(PAUSE);
        }
    }

    private static void judge(Cell cell, Told told, @Nullable String held, List<String> wrong) {
        FaultVerb verb = cell.verb();
        Optional<ErrorKind> kind = told.kind();
        boolean before = Objects.equals(held, verb.before());
        boolean after = Objects.equals(held, verb.after());
        if (told.took().compareTo(cell.place().timeout().plus(GRACE)) > 0) {
            wrong.add("too late");
        }
        boolean works = told.is(verb.result()) && after && cell.mayWork();
        boolean denied = told.is(null) && before && cell.mayBeDenied();
        if (kind.isPresent() ? !cell.mayFail(kind.get(), told.took()) : !works && !denied) {
            wrong.add("told " + told.result() + ", expected " + cell.kinds() + ", the server holds " + held);
        }
        if (!before && !after) {
            wrong.add("the server holds " + held);
        }
        boolean unknown = kind.equals(Optional.of(ErrorKind.OUTCOME_UNKNOWN));
        if (unknown && !verb.changes()) {
            wrong.add("a read of unknown outcome");
        }
        if (kind.isPresent() && !unknown && !before && !verb.many()) {
            wrong.add("told " + kind.get() + ", and was done");
        }
        if (told.thrown() != null) {
            StringWriter text = new StringWriter();
            told.thrown().printStackTrace(new PrintWriter(text));
            if (text.toString().contains(Place.CANARY) || text.toString().contains(FaultVerb.NEW)) {
                wrong.add("tells a secret");
            }
            if (!wrong.isEmpty()) {
                wrong.add(text.toString());
            }
        }
    }

    /** How long it takes until the same verb of the same store does its work again. */
    private Duration recovery(Cell cell, Told first, String key, List<String> wrong) throws Exception {
        FaultVerb verb = cell.verb();
        long start = System.nanoTime();
        while (true) {
            Told told = Told.by(verb, store, key, reset(verb, key));
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            boolean works = told.is(verb.result());
            if (works && took.compareTo(RECOVERY) <= 0) {
                return took;
            }
            if (took.compareTo(RECOVERY) > 0) {
                wrong.add("not recovered after " + took + ": " + told + ", at first " + first.kind());
                return took;
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    @Override
    public void close() throws Exception {
        try (saboteur;
                witness) {
            store.close();
        }
    }
}
