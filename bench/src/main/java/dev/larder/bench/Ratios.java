package dev.larder.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads figures that were written. */
final class Ratios {
    private Ratios() {}

    /** {@return the figures of a group} */
    static JsonNode read(Path folder, String group) {
        Path file = folder.resolve(group + ".json");
        if (!Files.exists(file)) {
            throw new IllegalStateException("There is no " + file
                    + ": measure the group (java -jar bench/target/bench.jar " + group + ") and commit what it writes");
        }
        return JsonMapper.shared().readTree(file);
    }

    /** {@return the ratio of each benchmark} */
    static Map<String, Double> ofBenchmarks(JsonNode figures) {
        Map<String, Double> ratios = new LinkedHashMap<>();
        figures.path("ratios").forEach(row -> {
            if (row.has("benchmark") && row.has("ratio")) {
                ratios.put(row.get("benchmark").asString(), row.get("ratio").asDouble());
            }
        });
        return ratios;
    }
}
