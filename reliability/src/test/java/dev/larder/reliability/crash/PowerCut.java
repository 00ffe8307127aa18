package dev.larder.reliability.crash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The states that a power cut may leave of a recorded run. What was forced is there. Of the rest, each change is there or
 * not, whatever became of those before and after it: bytes may also be there as zeros, or only the first half of them, and
 * forcing a file does not force its name. This is meant to be weaker than any file system that people use, because those differ:
 * Pillai et al., "All File Systems Are Not Created Equal: On the Complexity of Crafting Crash-Consistent Applications" (OSDI
 * 2014, pp. 433-448), tested six of Linux and found that what stays, and in which order, varies widely among them, and that
 * programs which counted on more lost data. Two things are kept, as a journal or copy on write of names keeps them: what one
 * call does to one folder's name is whole, and so is a move, both halves, unless they are to be torn apart.
 */
final class PowerCut {
    private final Platter base;
    private final Platter end;
    private final List<Change> record;
    private final boolean torn;

    /**
     * A run that may be cut.
     *
     * @param base the disk before it
     * @param end the disk after it
     * @param torn whether the halves of a move are apart
     */
    PowerCut(Platter base, Platter end, boolean torn) {
        this.base = base;
        this.end = end;
        this.record = end.record();
        this.torn = torn;
    }

    /**
     * {@return the same run on a disk that does not do what it is asked}
     *
     * @param folders whether it is folders it does not force, or files
     */
    PowerCut withoutForcing(boolean folders) {
        List<Change> lazy = new ArrayList<>(record);
        lazy.replaceAll(change -> change instanceof Change.Force && end.node(change.inode()).folder == folders
                ? new Change.Force(0)
                : change);
        return new PowerCut(base, end, lazy, torn);
    }

    private PowerCut(Platter base, Platter end, List<Change> record, boolean torn) {
        this.base = base;
        this.end = end;
        this.record = record;
        this.torn = torn;
    }

    /** What is done with a state. */
    interface Visitor {
        void visit(Platter state) throws Exception;
    }

    /** A change as it may be found: whole, or in another form. */
    private record Piece(int at, Change change) {}

    /** Something that a power cut decides: one of several sets of pieces is there. */
    private record Question(List<List<Piece>> answers) {}

    /**
     * Makes every state after so many changes, or so many of them drawn by lot if there are more.
     *
     * @return whether those were all
     */
    boolean each(int until, int limit, Random random, Visitor visitor) throws Exception {
        if (!torn && isInMove(until)) {
            return true;
        }
        boolean[] open = new boolean[until];
        List<Question> questions = questions(until, open);
        double states = questions.stream().mapToDouble(q -> q.answers().size()).reduce(1, (a, b) -> a * b);
        int[] answers = new int[questions.size()];
        if (states > limit) {
            for (int n = 0; n < limit; n++) {
                // mostly there, mostly absent, or half and half: the extremes are where orders break
                int bias = random.nextInt(9);
                for (int i = 0; i < answers.length; i++) {
                    int forms = questions.get(i).answers().size();
                    answers[i] = random.nextInt(8) < bias ? forms - 1 : random.nextInt(forms);
                }
                visitor.visit(state(open, questions, answers));
            }
            return false;
        }
        while (true) {
            visitor.visit(state(open, questions, answers));
            int i = 0;
            while (i < answers.length
                    && ++answers[i] == questions.get(i).answers().size()) {
                answers[i++] = 0;
            }
            if (i == answers.length) {
                return true;
            }
        }
    }

    private boolean isInMove(int until) {
        return until > 0
                && until < record.size()
                && record.get(until - 1) instanceof Change.Name one
                && record.get(until) instanceof Change.Name other
                && one.move() != 0
                && one.move() == other.move();
    }

    /** What is open after so many changes; the whole is always the last answer. */
    private List<Question> questions(int until, boolean[] open) {
        Map<Object, List<Piece>> groups = new LinkedHashMap<>();
        Set<Object> moved = new HashSet<>();
        markOpen(until, open);
        for (int i = 0; i < until; i++) {
            Change change = record.get(i);
            if (!open[i]) {
                continue;
            }
            Object group = i;
            if (change instanceof Change.Name name) {
                boolean whole = name.move() != 0 && !torn;
                group = whole ? "move " + name.move() : new Slot(name.inode(), name.name());
                if (whole) {
                    moved.add(new Slot(name.inode(), name.name()));
                }
            }
            groups.computeIfAbsent(group, key -> new ArrayList<>()).add(new Piece(i, change));
        }
        List<Question> questions = new ArrayList<>();
        groups.forEach((group, pieces) -> {
            if (!(group instanceof Slot slot)) {
                questions.add(new Question(forms(pieces)));
            } else if (moved.contains(slot)) {
                pieces.forEach(piece -> questions.add(new Question(forms(List.of(piece)))));
            } else {
                questions.add(new Question(targets(slot, pieces, open)));
            }
        });
        return questions;
    }

    private record Slot(int folder, String name) {}

    /** Of several changes of one name only the last that is there counts, and what it makes of the name. */
    private List<List<Piece>> targets(Slot slot, List<Piece> pieces, boolean[] open) {
        int before =
                slot.folder() < base.size() ? base.node(slot.folder()).names.getOrDefault(slot.name(), 0) : 0;
        for (int i = 0; i < pieces.get(0).at(); i++) {
            if (!open[i]
                    && record.get(i) instanceof Change.Name name
                    && name.inode() == slot.folder()
                    && name.name().equals(slot.name())) {
                before = name.target();
            }
        }
        Map<Integer, List<Piece>> targets = new LinkedHashMap<>();
        targets.put(before, List.of());
        for (Piece piece : pieces) {
            targets.putIfAbsent(((Change.Name) piece.change()).target(), List.of(piece));
        }
        List<List<Piece>> answers = new ArrayList<>(targets.values());
        List<Piece> last =
                targets.get(((Change.Name) pieces.get(pieces.size() - 1).change()).target());
        answers.remove(last);
        answers.add(last);
        return answers;
    }

    private static List<List<Piece>> forms(List<Piece> pieces) {
        if (!(pieces.get(0).change() instanceof Change.Bytes bytes)) {
            return List.of(List.of(), pieces);
        }
        int at = pieces.get(0).at();
        byte[] zeros = new byte[bytes.bytes().length];
        byte[] half = Arrays.copyOf(bytes.bytes(), zeros.length / 2);
        return List.of(
                List.of(),
                List.of(new Piece(at, new Change.Bytes(bytes.inode(), bytes.at(), zeros))),
                List.of(new Piece(at, new Change.Bytes(bytes.inode(), bytes.at(), half))),
                pieces);
    }

    private void markOpen(int until, boolean[] open) {
        Set<Integer> forced = new HashSet<>();
        for (int i = until - 1; i >= 0; i--) {
            Change change = record.get(i);
            if (change instanceof Change.ForceAll) {
                return;
            } else if (change instanceof Change.Force) {
                forced.add(change.inode());
            } else {
                open[i] = !forced.contains(change.inode()) && !isOtherHalfForced(i, until, forced);
            }
        }
    }

    private boolean isOtherHalfForced(int i, int until, Set<Integer> forced) {
        if (torn || !(record.get(i) instanceof Change.Name half) || half.move() == 0) {
            return false;
        }
        for (int j : new int[] {i - 1, i + 1}) {
            if (j >= 0 && j < until && record.get(j) instanceof Change.Name other && other.move() == half.move()) {
                return forced.contains(other.inode());
            }
        }
        return false;
    }

    private Platter state(boolean[] open, List<Question> questions, int[] answers) {
        @Nullable Change[] there = new @Nullable Change[open.length];
        for (int i = 0; i < open.length; i++) {
            there[i] = open[i] ? null : record.get(i);
        }
        for (int i = 0; i < answers.length; i++) {
            for (Piece piece : questions.get(i).answers().get(answers[i])) {
                there[piece.at()] = piece.change();
            }
        }
        Platter state = base.copy();
        state.prepare(end);
        for (Change change : there) {
            if (change != null) {
                state.apply(change);
            }
        }
        return state;
    }
}
