package dev.larder.reliability.crash;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What each key may hold, at each moment of a run; a moment is the number of changes made to the disk before it. While a
 * verb runs its keys may hold what they held before or what it gives them; once it has returned, only the latter; and if
 * it never returns, either, until another verb on the key does.
 */
final class Ledger {
    private record Entry(int from, Map<String, Set<Content>> allowed) {}

    private final List<Entry> entries = new ArrayList<>();

    Ledger(Iterable<String> keys) {
        Map<String, Set<Content>> nothing = new TreeMap<>();
        for (String key : keys) {
            nothing.put(key, Set.of(Content.ABSENT));
        }
        entries.add(new Entry(0, nothing));
    }

    private Map<String, Set<Content>> last() {
        return entries.get(entries.size() - 1).allowed();
    }

    private void add(int from, String key, Set<Content> contents) {
        Map<String, Set<Content>> next = new TreeMap<>(last());
        next.put(key, contents);
        entries.add(new Entry(from, next));
    }

    /** From the next change on a key may hold this too. */
    void begin(int changes, String key, Content content) {
        Set<Content> contents = new LinkedHashSet<>(now(key));
        contents.add(content);
        add(changes + 1, key, contents);
    }

    /** From now on a key holds this. */
    void end(int changes, String key, Content content) {
        add(changes, key, Set.of(content));
    }

    /** {@return what a key may hold now} */
    Set<Content> now(String key) {
        Set<Content> contents = last().get(key);
        if (contents == null) {
            throw new IllegalArgumentException(key);
        }
        return contents;
    }

    /** {@return the number of the last entry that counts after so many changes} */
    int entry(int changes) {
        for (int i = entries.size() - 1; i > 0; i--) {
            if (entries.get(i).from() <= changes) {
                return i;
            }
        }
        return 0;
    }

    /** {@return what each key may hold by an entry} */
    Map<String, Set<Content>> allowed(int entry) {
        return entries.get(entry).allowed();
    }
}
