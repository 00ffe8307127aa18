package dev.larder.store;

import static dev.larder.store.Calls.invalid;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Keys;
import java.util.regex.Pattern;

/**
 * Globs over keys, in the syntax of {@link java.nio.file.FileSystem#getPathMatcher}. Not that matcher itself: it takes
 * paths, and not every key is a path on every platform.
 */
final class Glob {
    private static final String SPECIAL = "*?[{\\";

    private final String glob;
    private final StringBuilder regex = new StringBuilder();
    private boolean inGroup;
    private int at;

    private Glob(String glob) {
        this.glob = glob;
    }

    static Pattern compile(String glob) throws BackendException {
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

    private Pattern compile() throws BackendException {
        while (at < glob.length()) {
            char c = glob.charAt(at++);
            switch (c) {
                case '*' -> star();
                case '?' -> regex.append("[^/]");
                case '[' -> bracket();
                case '{' -> open();
                case '}' -> regex.append(close());
                case ',' -> regex.append(inGroup ? "|" : ",");
                case '\\' -> regex.append(escaped(next("a backslash")));
                default -> regex.append(escaped(c));
            }
        }
        if (inGroup) {
            throw bad("has a { without a }");
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private void star() {
        if (at < glob.length() && glob.charAt(at) == '*') {
            at++;
            regex.append(".*");
        } else {
            regex.append("[^/]*");
        }
    }

    private void open() throws BackendException {
        if (inGroup) {
            throw bad("has a { within a {");
        }
        inGroup = true;
        regex.append("(?:");
    }

    private String close() {
        String closed = inGroup ? ")" : "\\}";
        inGroup = false;
        return closed;
    }

    private void bracket() throws BackendException {
        regex.append("(?!/)[");
        if (at < glob.length() && glob.charAt(at) == '!') {
            at++;
            regex.append('^');
        }
        int first = at;
        for (char c = next("a ["); c != ']' || at - 1 == first; c = next("a [")) {
            boolean range = c == '-' && at - 1 != first && at < glob.length() && glob.charAt(at) != ']';
            if (range && glob.charAt(at - 2) > glob.charAt(at)) {
                throw bad("has a range that ends before it begins");
            }
            regex.append(range ? "-" : escaped(c));
        }
        regex.append(']');
    }

    private static String escaped(char c) {
        return c < 0x80 && !Character.isLetterOrDigit(c) ? "\\" + c : String.valueOf(c);
    }

    private char next(String after) throws BackendException {
        if (at == glob.length()) {
            throw bad("ends after " + after);
        }
        return glob.charAt(at++);
    }

    private BackendException bad(String reason) {
        return invalid("The glob '" + Keys.display(glob) + "' " + reason);
    }
}
