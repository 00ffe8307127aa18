package dev.larder.reliability.crash;

import dev.larder.store.fs.FileConfig;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Cuts the power of programs after each of their changes, in every way, and opens the store on what is left. */
final class Survey {
    private static final int LIMIT = 1 << 10;
    private static final int SECOND_LIMIT = 64;

    private final Random random;
    private final FileConfig.Fsync fsync;
    private final Set<Long> distinct = new HashSet<>();
    private long programs;
    private long cuts;
    private long cutsByLot;
    private long made;
    private long opened;
    private long second;
    private @Nullable String violation;

    Survey(Random random, FileConfig.Fsync fsync) {
        this.random = random;
        this.fsync = fsync;
    }

    /** {@return how many states were opened that differ from each other, or in what was promised of them} */
    long distinct() {
        return distinct.size();
    }

    /** {@return the first broken promise, with the program that broke it} */
    Optional<String> violation() {
        return Optional.ofNullable(violation);
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("programs", programs);
        figures.put("cuts", cuts);
        figures.put("cutsWithStatesByLot", cutsByLot);
        figures.put("statesMade", made);
        figures.put("statesOpened", opened);
        figures.put("statesOfASecondCutInRecovery", second);
        figures.put("statesDistinct", distinct.size());
        return figures;
    }

    /** Surveys a program, until the first violation. */
    void survey(Program program, boolean torn) throws Exception {
        survey(program, random.nextBoolean() ? new Platter() : Platter.withRoot(), torn, cut -> cut);
    }

    /** Surveys a program that begins with a disk, with cuts of a kind. */
    void survey(Program program, Platter empty, boolean torn, UnaryOperator<PowerCut> kind) throws Exception {
        programs++;
        Platter disk = empty.copy();
        Ledger ledger = program.run(disk, fsync);
        PowerCut cut = kind.apply(new PowerCut(empty, disk, torn));
        Inspection inspection = new Inspection(program.layout());
        Set<Long> seen = new HashSet<>();
        for (int until = 0; until <= disk.changes() && violation == null; until++) {
            cuts++;
            int at = until;
            int entry = ledger.entry(until);
            boolean all = cut.each(until, LIMIT, random, state -> {
                made++;
                if (violation == null && seen.add(Image.mix(Image.of(state, true), entry))) {
                    inspect(inspection, state, ledger.allowed(entry), () -> program + " cut after " + at + " changes");
                }
            });
            cutsByLot += all ? 0 : 1;
        }
    }

    private interface Where {
        String text();
    }

    private void inspect(Inspection inspection, Platter state, Map<String, Set<Content>> allowed, Where where)
            throws Exception {
        opened++;
        boolean fresh = distinct.add(Image.mix(Image.of(state, false), allowed.hashCode()));
        boolean again = fresh && opened % 16 == 0;
        Platter before = again ? state.copy() : state;
        Platter opening = again ? state.copy() : state;
        Optional<String> found = inspection.violation(opening, allowed, opened % 10 == 0);
        if (found.isPresent()) {
            violation = found.get() + "; " + where.text();
        } else if (again) {
            cutAgain(inspection, before, allowed, where);
        }
    }

    /** The power fails once more, while the store is opened. */
    private void cutAgain(Inspection inspection, Platter before, Map<String, Set<Content>> allowed, Where where)
            throws Exception {
        Platter disk = before.copy();
        inspection.violation(disk, allowed, false);
        PowerCut cut = new PowerCut(before, disk, false);
        Set<Long> seen = new HashSet<>();
        for (int until = 0; until <= disk.changes() && violation == null; until++) {
            int at = until;
            cut.each(until, SECOND_LIMIT, random, state -> {
                made++;
                if (violation == null && seen.add(Image.of(state, true))) {
                    second++;
                    opened++;
                    distinct.add(Image.mix(Image.of(state, false), allowed.hashCode()));
                    Optional<String> found = inspection.violation(state, allowed, false);
                    if (found.isPresent()) {
                        violation = found.get() + "; cut again after " + at + " changes of " + where.text();
                    }
                }
            });
        }
    }
}
