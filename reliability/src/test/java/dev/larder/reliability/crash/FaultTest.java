package dev.larder.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.reliability.Evidence;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Verb;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import dev.larder.store.fs.FileBackend;
import dev.larder.store.fs.FileConfig;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every call to the system that a verb makes fails once, in every way. What the verb says then must be true: with an
 * exception the old value is there, with {@code OUTCOME_UNKNOWN} the old or the new, without one the new; and the store goes
 * on. While a store is opened the same happens in {@link OpeningFaultTest}; a disk that is really full is filled by
 * {@code FullDiskTest} of the file backend.
 */
class FaultTest {
    private static final Content OLD = new Content("old value", null);
    private static final Content NEW = new Content("new value", Inspection.NOW.plusSeconds(60));
    private static final String LONG = "L".repeat(120);

    private int runs;
    private final List<String> broken = new ArrayList<>();

    /** What is called, on a key, that is there or not. */
    private record Case(String name, FileConfig.Layout layout, String key, boolean there, Verb verb, boolean guarded) {}

    @Test
    @Tag("PUT-1")
    @Tag("PUT-2")
    @Tag("POP-2")
    @Tag("ERR-1")
    @Tag("ERR-2")
    @Tag("LIFE-2")
    void everyCallOfEveryVerbFails() throws Exception {
        fail(List.of(FileConfig.Layout.PLAIN), List.of("d/e/f"));
    }

    @Test
    @Tag("deep")
    void everyCallOfEveryVerbFailsOnKeysOfAllKinds() throws Exception {
        fail(List.of(FileConfig.Layout.values()), List.of("a", "d/e/f", LONG));
    }

    private void fail(List<FileConfig.Layout> layouts, List<String> keys) throws Exception {
        long begin = System.nanoTime();
        Map<String, Integer> perFault = new TreeMap<>();
        List<Case> cases = cases(layouts, keys);
        for (Case one : cases) {
            for (Fault fault : Fault.values()) {
                int before = runs;
                int number = 0;
                int calls = Integer.MAX_VALUE;
                while (number < calls) {
                    number++;
                    calls = Math.min(calls, run(one, fault, number));
                }
                perFault.merge(fault.name(), runs - before, Integer::sum);
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("cases", cases.size());
        figures.put("failures", runs);
        figures.putAll(perFault);
        figures.put("milliseconds", (System.nanoTime() - begin) / 1_000_000);
        Evidence.record("faults", figures);
        assertThat(broken).isEmpty();
        assertThat(perFault.values()).allMatch(count -> count >= 10);
    }

    private static List<Case> cases(List<FileConfig.Layout> layouts, List<String> keys) {
        List<Case> cases = new ArrayList<>();
        for (FileConfig.Layout layout : layouts) {
            for (String key : keys) {
                for (boolean there : new boolean[] {true, false}) {
                    for (Verb verb : Verb.values()) {
                        cases.add(new Case(verb + " " + key.charAt(0), layout, key, there, verb, false));
                        if (verb == Verb.PUT || verb == Verb.DELETE) {
                            cases.add(new Case(verb + " guarded " + key.charAt(0), layout, key, there, verb, true));
                        }
                    }
                }
            }
        }
        return cases;
    }

    /** {@return how many calls the verb made} */
    private int run(Case one, Fault fault, int number) throws Exception {
        Platter disk = new Platter();
        GatedKernel kernel = new GatedKernel(disk, Gate.OPEN);
        Fault.At gate = new Fault.At(fault, number);
        Content old = one.there() ? OLD : Content.ABSENT;
        Outcome outcome;
        try (FileBackend backend =
                FileBackend.open(Inspection.config(kernel, one.layout()).timeout(Duration.ofMillis(100)))) {
            backend.put("kept", OLD.bytes(), Write.PLAIN);
            Version version = one.there()
                    ? backend.put(one.key(), OLD.bytes(), Write.PLAIN).orElseThrow()
                    : new Version("none");
            kernel.gate(gate);
            outcome = Outcome.of(() -> call(backend, one, version), fault);
            kernel.gate(Gate.OPEN);
            if (!gate.hit()) {
                return gate.count();
            }
            runs++;
            check(one, fault, number, old, outcome, fault == Fault.EIO_FROM_HERE_ON ? null : backend);
        }
        Map<String, Set<Content>> allowed = new TreeMap<>();
        allowed.put("kept", Set.of(OLD));
        allowed.put(one.key(), outcome.allowed(old, after(one, old)));
        new Inspection(one.layout())
                .violation(disk, allowed, true)
                .ifPresent(violation -> tell(one, fault, number, outcome, violation));
        return Integer.MAX_VALUE;
    }

    private void tell(Case one, Fault fault, int number, Outcome outcome, String what) {
        broken.add(one + " with " + fault + " at call " + number + ": " + outcome.text() + ": " + what);
    }

    private void check(Case one, Fault fault, int number, Content old, Outcome outcome, @Nullable FileBackend backend)
            throws Exception {
        if (!outcome.isFair(fault)) {
            tell(one, fault, number, outcome, "not what it should say");
        }
        if (backend != null) {
            Content now = Content.of(backend.get(one.key()));
            if (!outcome.allowed(old, after(one, old)).contains(now)) {
                tell(one, fault, number, outcome, "there is " + now);
            }
            backend.put("again", OLD.bytes(), Write.PLAIN);
            if (!OLD.equals(Content.of(backend.take("again")))) {
                tell(one, fault, number, outcome, "the store does not go on");
            }
        }
    }

    /** What is there after a verb that went well. */
    private static Content after(Case one, Content old) {
        return switch (one.verb()) {
            case PUT, PUT_ALL, WRITE -> one.guarded() && old.equals(Content.ABSENT) == one.there() ? old : NEW;
            case TAKE, DELETE, DELETE_ALL -> Content.ABSENT;
            default -> old;
        };
    }

    /** Calls a verb. Guarded, it has the guard that holds. */
    private static void call(FileBackend backend, Case one, Version version) throws Exception {
        Content old = one.there() ? OLD : Content.ABSENT;
        Guard guard = !one.guarded() ? Guard.ALWAYS : one.there() ? Guard.version(version) : Guard.ABSENT;
        Write write = new Write(guard, NEW.deadline());
        switch (one.verb()) {
            case PUT -> must(backend.put(one.key(), NEW.bytes(), write).isPresent());
            case PUT_ALL -> backend.putAll(Map.of(one.key(), NEW.bytes()), write);
            case WRITE ->
                backend.write(
                        one.key(),
                        out -> {
                            out.write(NEW.bytes(), 0, 2);
                            out.flush();
                            out.write(NEW.bytes(), 2, NEW.bytes().length - 2);
                        },
                        write);
            case TAKE -> must(Content.of(backend.take(one.key())).equals(old));
            case DELETE ->
                must(backend.delete(one.key(), one.guarded() ? Guard.version(version) : Guard.ALWAYS)
                        || (one.guarded() && !one.there()));
            case DELETE_ALL -> must(backend.deleteAll(List.of(one.key())) == (one.there() ? 1 : 0));
            case GET -> must(Content.of(backend.get(one.key())).equals(old));
            case GET_ALL -> must(backend.getAll(List.of(one.key())).size() == (one.there() ? 1 : 0));
            case HEAD -> must(backend.head(one.key()).isPresent() == one.there());
            case LIST -> must(backend.list("", null, 10).keys().size() == (one.there() ? 2 : 1));
            case READ -> {
                try (InputStream in = backend.read(one.key(), 0, 100).orElseGet(InputStream::nullInputStream)) {
                    must(in.readAllBytes().length == (one.there() ? OLD.bytes().length : 0));
                }
            }
        }
    }

    private static void must(boolean right) {
        if (!right) {
            throw new AssertionError("the answer is wrong");
        }
    }
}
