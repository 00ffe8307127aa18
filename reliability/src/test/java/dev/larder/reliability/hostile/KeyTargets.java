package dev.larder.reliability.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.larder.store.KeyQuery;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Keys;
import dev.larder.store.fs.LayoutProbe;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Keys and globs that would like to be something else. */
final class KeyTargets {
    private static final int MOST_STARS = 6;
    private static final Store STORE = Store.open("memory:");
    private static final List<String> KEYS = List.of(
            "a", "b/c", "abc", "a b", "user:1", "föö/日本", "[x]*?", "{a,b}", "a/b/c/d", "😀", "-", "!", "b.txt", "\\x");

    static {
        KEYS.forEach(key -> STORE.put(key, key, Options.none()));
    }

    private KeyTargets() {}

    static void paths(byte[] input) throws Exception {
        String key = new String(input, UTF_8);
        try {
            Keys.check(key);
        } catch (BackendException e) {
            if (e.kind() != ErrorKind.INVALID) {
                throw e;
            }
            return;
        }
        LayoutProbe.check(key);
    }

    /** The JDK's own globs say which keys are meant; where it refuses a glob, ours may do either. */
    static void globs(byte[] input) {
        String glob = new String(input, UTF_8);
        List<String> found;
        try (Stream<String> keys = STORE.keys(KeyQuery.glob(glob))) {
            found = keys.toList();
        } catch (StoreException e) {
            if (e.kind() != ErrorKind.INVALID) {
                throw e;
            }
            return;
        }
        if (glob.isEmpty()
                || glob.contains("\\")
                || glob.chars().filter(c -> c == '*').count() > MOST_STARS) {
            return; // the JDK has its own way with backslashes and the empty glob, and takes ages over many stars
        }
        PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            return;
        }
        List<String> meant = KEYS.stream()
                .filter(key -> matcher.matches(Path.of(key)))
                .sorted()
                .toList();
        if (!meant.equals(found.stream().sorted().toList())) {
            throw new AssertionError("The glob means " + meant + " to the JDK and " + found + " here");
        }
    }
}
