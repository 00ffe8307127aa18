package dev.larder.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.reliability.Evidence;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Write;
import dev.larder.store.fs.FileBackend;
import dev.larder.store.fs.FileConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every call to the system that opening a store makes fails once, in every way: of a root that is not there, of an empty one, of
 * one that is in use, and of one whose last process died in the midst of a pop and of a write. The store opens, or says of
 * which kind the trouble was and lets go of all it held; and when it is opened again, everything is there.
 */
class OpeningFaultTest {
    private static final Content KEPT = new Content("kept value", Inspection.NOW.plusSeconds(60));

    private final List<String> broken = new ArrayList<>();
    private final Map<String, Integer> failures = new TreeMap<>();

    /** A disk, and what its keys may hold. */
    private record Place(String name, FileConfig.Layout layout, Platter disk, Map<String, Set<Content>> allowed) {}

    @Test
    @Tag("PUT-2")
    @Tag("POP-2")
    @Tag("ERR-1")
    @Tag("ERR-2")
    @Tag("LIFE-1")
    void everyCallOfOpeningFails() throws Exception {
        long begin = System.nanoTime();
        for (FileConfig.Layout layout : FileConfig.Layout.values()) {
            for (Place place : places(layout)) {
                for (Fault fault : Fault.values()) {
                    int number = 1;
                    while (fails(place, fault, number)) {
                        number++;
                    }
                }
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>(failures);
        figures.put(
                "failures",
                failures.values().stream().mapToInt(Integer::intValue).sum());
        figures.put("milliseconds", (System.nanoTime() - begin) / 1_000_000);
        Evidence.record("faults-opening", figures);
        assertThat(broken).isEmpty();
        assertThat(failures.keySet()).hasSize(Fault.values().length);
        assertThat(failures.values()).allMatch(count -> count >= 4);
    }

    private static List<Place> places(FileConfig.Layout layout) throws Exception {
        Map<String, Set<Content>> nothing = Map.of("kept", Set.of(Content.ABSENT));
        Map<String, Set<Content>> kept = new TreeMap<>(Map.of("kept", Set.of(KEPT)));
        Platter used = Platter.withRoot();
        put(used, layout, Integer.MAX_VALUE, "kept", KEPT);
        Platter left = used.copy();
        try (Life life = new Life(left, layout, FileConfig.Fsync.FULL)) {
            FileBackend backend = life.open();
            // right after the move to a private name
            life.dieAfter(3);
            assertDies(() -> backend.take("kept"));
        }
        put(left, layout, 3, "new", KEPT);
        Map<String, Set<Content>> both = new TreeMap<>(kept);
        both.put("new", Set.of(Content.ABSENT));
        return List.of(
                new Place("no root", layout, new Platter(), nothing),
                new Place("an empty root", layout, Platter.withRoot(), nothing),
                new Place("a root in use", layout, used.copy(), kept),
                new Place("a root that a dead process left", layout, left.copy(), both));
    }

    private static void put(Platter disk, FileConfig.Layout layout, int dies, String key, Content content)
            throws Exception {
        try (Life life = new Life(disk, layout, FileConfig.Fsync.FULL)) {
            FileBackend backend = life.open();
            life.dieAfter(dies);
            Write write = new Write(Guard.ALWAYS, content.deadline());
            if (dies == Integer.MAX_VALUE) {
                backend.put(key, content.bytes(), write);
            } else {
                assertDies(() -> backend.put(key, content.bytes(), write));
            }
        }
    }

    private static void assertDies(Outcome.Body body) throws Exception {
        try {
            body.run();
        } catch (Life.Death e) {
            return;
        }
        throw new AssertionError("it should have died");
    }

    /** {@return whether there was a call of that number} */
    private boolean fails(Place place, Fault fault, int number) throws Exception {
        Platter disk = place.disk().copy();
        Fault.At gate = new Fault.At(fault, number);
        GatedKernel kernel = new GatedKernel(disk, gate);
        FileConfig config = Inspection.config(kernel, place.layout()).timeout(Duration.ofMillis(100));
        List<FileBackend> opened = new ArrayList<>();
        Outcome outcome = Outcome.of(() -> opened.add(FileBackend.open(config)), fault);
        kernel.gate(Gate.OPEN);
        for (FileBackend backend : opened) {
            backend.close();
        }
        if (!gate.hit()) {
            // a fault that hits writes only passes over the other calls
            return number < gate.count();
        }
        failures.merge(fault.name(), 1, Integer::sum);
        boolean known = outcome.thrown() == null || outcome.thrown() instanceof BackendException;
        if (!known || !outcome.isFair(fault)) {
            tell(place, fault, number, outcome, "not what it should say");
        }
        if (kernel.held() > 0) {
            tell(place, fault, number, outcome, kernel.held() + " files are still open");
        }
        new Inspection(place.layout())
                .violation(disk, place.allowed(), true)
                .ifPresent(violation -> tell(place, fault, number, outcome, violation));
        return true;
    }

    private void tell(Place place, Fault fault, int number, Outcome outcome, String what) {
        broken.add(place.layout() + " " + place.name() + " with " + fault + " at call " + number + ": " + outcome.text()
                + ": " + what);
    }
}
