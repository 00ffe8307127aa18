package dev.larder.store;

import static dev.larder.store.Calls.invalid;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Globs over keys, in the syntax of {@link java.nio.file.FileSystem#getPathMatcher}. Not that matcher itself: it takes
 * paths, and not every key is a path on every platform; and it goes through a regular expression, which for some globs of
 * many stars takes longer than anybody waits.
 */
final class Glob {
    private static final String SPECIAL = "*?[{\\";

    private final String glob;
    private final GlobSteps steps = new GlobSteps();
    private boolean inGroup;
    private int at;

    private Glob(String glob) {
        this.glob = glob;
    }

    /** What tells whether a key matches, in a time that grows with key times glob at most. */
    static Predicate<String> compile(String glob) throws BackendException {
        return new Glob(glob).compile();
    }

    /** How every key that matches begins. */
    static String literalPrefix(String glob) {
        int end = 0;
        while (end < glob.length() && SPECIAL.indexOf(glob.charAt(end)) < 0) {
            end++;
        }
        return glob.substring(0, end);
    }

    private Predicate<String> compile() throws BackendException {
        while (at < glob.length()) {
            int c = next("the beginning");
            switch (c) {
                case '*' -> star();
                case '?' -> steps.one(Glob::isWithinSegment);
                case '[' -> steps.one(bracket());
                case '{' -> open();
                case '}' -> close();
                case ',' -> comma();
                case '\\' -> literal(next("a backslash"));
                default -> literal(c);
            }
        }
        if (inGroup) {
            throw bad("has a { without a }");
        }
        return steps.matcher();
    }

    private static boolean isWithinSegment(int c) {
        return c != '/';
    }

    private void literal(int wanted) {
        steps.one(c -> c == wanted);
    }

    private void star() {
        if (at < glob.length() && glob.charAt(at) == '*') {
            at++;
            steps.many(c -> true);
        } else {
            steps.many(Glob::isWithinSegment);
        }
    }

    private void open() throws BackendException {
        if (inGroup) {
            throw bad("has a { within a {");
        }
        inGroup = true;
        steps.open();
    }

    private void comma() {
        if (inGroup) {
            steps.alternative();
        } else {
            literal(',');
        }
    }

    private void close() {
        if (inGroup) {
            steps.close();
            inGroup = false;
        } else {
            literal('}');
        }
    }

    private record Range(int first, int last) {}

    private IntPredicate bracket() throws BackendException {
        boolean negated = at < glob.length() && glob.charAt(at) == '!';
        at += negated ? 1 : 0;
        List<Range> ranges = new ArrayList<>();
        int begin = at;
        for (int c = next("a ["); c != ']' || at - 1 == begin; c = next("a [")) {
            boolean range = at + 1 < glob.length() && glob.charAt(at) == '-' && glob.charAt(at + 1) != ']';
            at += range ? 1 : 0;
            int last = range ? next("a [") : c;
            if (last < c) {
                throw bad("has a range that ends before it begins");
            }
            ranges.add(new Range(c, last));
        }
        return c ->
                isWithinSegment(c) && negated != ranges.stream().anyMatch(range -> range.first <= c && c <= range.last);
    }

    private int next(String after) throws BackendException {
        if (at == glob.length()) {
            throw bad("ends after " + after);
        }
        int c = glob.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    private BackendException bad(String reason) {
        return invalid("The glob '" + Keys.display(glob) + "' " + reason);
    }
}
