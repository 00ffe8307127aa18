package dev.larder.store.cli;

import dev.larder.store.KeyQuery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which keys. */
final class QueryOptions {
    @Option(names = "--prefix", paramLabel = "P", description = "Only keys that begin with P, taken literally.")
    private String prefix = "";

    @Option(
            names = "--glob",
            paramLabel = "G",
            description = "Only keys that match G: * within a segment, ** across segments, ?, [a-z], {a,b}.")
    private @Nullable String glob;

    @Option(names = "--exclude", paramLabel = "P", description = "No keys that begin with P. May be repeated.")
    private List<String> excluded = new ArrayList<>();

    /** For picocli. */
    QueryOptions() {}

    KeyQuery.Chain query() {
        KeyQuery.Chain query = KeyQuery.prefix(prefix);
        if (glob != null) {
            query = query.glob(glob);
        }
        for (String each : excluded) {
            query = query.excluding(each);
        }
        return query;
    }
}
