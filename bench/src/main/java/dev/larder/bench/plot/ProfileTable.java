package dev.larder.bench.plot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Where the time goes, a row for each path that misses its target. */
final class ProfileTable {
    private static final int PARTS = 6;
    private static final double LEAST = 0.03;

    /** Fewer samples in some seconds tell nothing. */
    private static final int FEWEST = 30;

    private ProfileTable() {}

    static String of(Path folder) {
        StringBuilder table = new StringBuilder("| path | through Larder | by hand |\n|---|---|---|\n");
        for (Unmet path : Unmet.read(folder)) {
            path.row(folder)
                    .ifPresent(row -> table.append("| " + path.path() + " | " + shares(row.path("larder")) + " | "
                            + shares(row.path("by hand")) + " |\n"));
        }
        return table.toString();
    }

    /** The largest parts, and what is left. */
    private static String shares(JsonNode side) {
        if (side.path("samples").asInt(FEWEST) < FEWEST) {
            return "no thread of Java: the work is done in a library in C, which the recorder does not see";
        }
        List<String> shown = new ArrayList<>();
        double left = 1;
        for (JsonNode part : side.path("parts")) {
            double share = part.path("share").asDouble();
            if (shown.size() < PARTS && share >= LEAST) {
                shown.add(percent(share) + " " + part.path("part").asString());
                left -= share;
            }
        }
        if (left >= LEAST / 3) {
            shown.add(percent(left) + " others");
        }
        side.path("notes").forEach(note -> shown.add(note.asString()));
        return String.join("; ", shown);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
