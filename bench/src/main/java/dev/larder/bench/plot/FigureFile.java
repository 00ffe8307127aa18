package dev.larder.bench.plot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of a group, as they were written.
 *
 * @param group its name
 * @param json the whole file
 */
record FigureFile(String group, JsonNode json) {
    static final String LARDER = "larder";
    static final String CONTROL = "control";

    private static final Pattern BENCHMARK = Pattern.compile("(\\w+?)(?:Bench)?\\.([a-z0-9]+)(\\w*)(\\(.*\\))?");

    /**
     * A ratio with its spread, of either kind of group.
     *
     * @param task what is done, as in the figures
     * @param contestant who does it; {@link #CONTROL} is the base once more
     * @param ratio to the base of the task
     */
    record Ratio(String task, String contestant, double ratio, double low, double high) {}

    /** {@return the figures, if the group was measured} */
    static Optional<FigureFile> read(Path folder, String group) {
        Path file = folder.resolve(group + ".json");
        return Files.exists(file)
                ? Optional.of(new FigureFile(group, JsonMapper.shared().readTree(file)))
                : Optional.empty();
    }

    /** {@return all ratios but those of the bases, which are 1} */
    List<Ratio> ratios() {
        List<Ratio> ratios = new ArrayList<>();
        for (JsonNode row : json.path("ratios")) {
            if (!row.path("ratio").isNumber()) {
                continue;
            }
            double ratio = row.get("ratio").asDouble();
            JsonNode quartiles = row.path("quartiles");
            double low = quartiles.path(0).asDouble(ratio);
            double high = quartiles.path(1).asDouble(ratio);
            String task = task(row);
            String contestant = contestant(row);
            if (contestant.endsWith("(control)")) {
                contestant = CONTROL;
            }
            if (ratio != 1 || low != 1 || high != 1) {
                ratios.add(new Ratio(task, contestant, ratio, low, high));
            }
            if (row.has("control") && contestant.equals(LARDER)) {
                double control = row.get("control").asDouble();
                JsonNode spread = row.path("controlQuartiles");
                ratios.add(new Ratio(
                        task,
                        CONTROL,
                        control,
                        spread.path(0).asDouble(control),
                        spread.path(1).asDouble(control)));
            }
        }
        return ratios;
    }

    /** {@return the row of a task and contestant, if it was measured} */
    Optional<JsonNode> row(String task, String contestant) {
        for (JsonNode row : json.path("ratios")) {
            if (task(row).equals(task) && contestant(row).equals(contestant)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private static String task(JsonNode row) {
        if (row.has("task")) {
            return row.get("task").asString();
        }
        Matcher name = BENCHMARK.matcher(row.path("benchmark").asString());
        return name.matches()
                ? name.group(1) + " " + name.group(3) + (name.group(4) == null ? "" : " " + name.group(4))
                : row.path("benchmark").asString();
    }

    private static String contestant(JsonNode row) {
        return row.path("contestant").asString(LARDER);
    }
}
