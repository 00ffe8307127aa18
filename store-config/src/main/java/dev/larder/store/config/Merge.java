package dev.larder.store.config;

import dev.larder.store.config.Node.Table;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Puts one tree over another, setting by setting. A list is one setting: the upper one counts, whole. */
final class Merge {
    private Merge() {}

    /** {@return the upper tree, with what only the lower one has} */
    static Node over(Node upper, Node lower) {
        return over(upper, lower, 0);
    }

    private static Node over(Node upper, Node lower, int depth) {
        if (!(upper instanceof Table above) || !(lower instanceof Table below)) {
            return upper instanceof Node.Nothing && !(lower instanceof Node.Nothing) ? lower : upper;
        }
        Map<String, Entry> merged = new LinkedHashMap<>(above.entries());
        below.entries().forEach((name, entry) -> {
            String own = depth == 1 ? known(name, above) : name;
            Entry upperEntry = merged.get(own);
            merged.put(
                    own,
                    upperEntry == null
                            ? entry
                            : new Entry(upperEntry.name(), over(upperEntry.value(), entry.value(), depth + 1)));
        });
        return new Table(merged, above.origin());
    }

    /** The environment cannot tell capitals, dashes and underscores in the name of a store; what it is over can. */
    private static String known(String name, Table above) {
        return above.entries().keySet().stream()
                .filter(other -> plain(other).equals(plain(name)))
                .findFirst()
                .orElse(name);
    }

    /** {@return the name without what an environment cannot tell} */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
