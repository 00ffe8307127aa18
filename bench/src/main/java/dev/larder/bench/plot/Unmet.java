package dev.larder.bench.plot;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A path whose figure misses its target.
 *
 * @param path in words
 * @param group whose figures tell
 * @param task in these figures
 */
public record Unmet(String path, String group, String task) {
    /** The name of the figures of profiles. */
    static final String PROFILES = "profiles";

    /**
     * Finds them.
     *
     * @param folder of the figures
     * @return in the order of the targets
     */
    public static List<Unmet> read(Path folder) {
        return Target.read(folder).stream()
                .filter(target -> FigureFile.read(folder, target.group())
                        .filter(target::isMissed)
                        .isPresent())
                .map(target -> new Unmet(target.path(), target.group(), target.task()))
                .toList();
    }

    /**
     * Finds where the time of this path goes.
     *
     * @param folder of the figures
     * @return what was written of it, if it was profiled
     */
    public Optional<Map<String, Object>> profile(Path folder) {
        return row(folder)
                .map(row -> JsonMapper.shared().convertValue(row, new TypeReference<Map<String, Object>>() {}));
    }

    Optional<JsonNode> row(Path folder) {
        for (JsonNode row : FigureFile.read(folder, PROFILES)
                .map(profiles -> profiles.json().path("paths"))
                .orElse(JsonMapper.shared().createArrayNode())) {
            if (row.path("group").asString().equals(group)
                    && row.path("task").asString().equals(task)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }
}
