package dev.larder.bench.plot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a path may cost, from {@code targets.json} beside the figures.
 *
 * @param path in words
 * @param group whose figures tell
 * @param task in these figures
 * @param limit of the ratio; none for a size
 * @param moreBytes of allocation per call, or null for any
 * @param moreSize how much larger what is made may be, in bytes, or null if the target is no size
 * @param why what to say when it is not met; empty if nothing is known
 */
record Target(
        String path,
        String group,
        String task,
        double limit,
        @org.jspecify.annotations.Nullable Long moreBytes,
        @org.jspecify.annotations.Nullable Long moreSize,
        String why) {
    private static final String FILE = "targets.json";

    static List<Target> read(Path folder) {
        List<Target> targets = new ArrayList<>();
        if (Files.exists(folder.resolve(FILE))) {
            JsonMapper.shared().readTree(folder.resolve(FILE)).forEach(row -> targets.add(target(row)));
        }
        return targets;
    }

    private static Target target(JsonNode row) {
        return new Target(
                row.path("path").asString(),
                row.path("group").asString(),
                row.path("task").asString(),
                row.path("limit").asDouble(),
                row.has("moreBytes") ? row.get("moreBytes").asLong() : null,
                row.has("moreSize") ? row.get("moreSize").asLong() : null,
                row.path("why").asString(""));
    }

    /** {@return the ratio that was measured} */
    Optional<FigureFile.Ratio> measured(FigureFile figures, String contestant) {
        return figures.ratios().stream()
                .filter(ratio -> ratio.task().equals(task) && ratio.contestant().equals(contestant))
                .findFirst();
    }

    /** {@return how many bytes more are made than by hand, if the target is a size that was measured} */
    Optional<Long> measuredSize(FigureFile figures) {
        JsonNode sizes = figures.json().path("sizes").path(task);
        return moreSize == null || sizes.isMissingNode()
                ? Optional.empty()
                : Optional.of(sizes.path(FigureFile.LARDER).asLong()
                        - sizes.path("direct").asLong());
    }

    /** {@return whether the path was measured, and costs more time or allocation than it may} */
    boolean isMissed(FigureFile figures) {
        Optional<FigureFile.Ratio> measured = measured(figures, FigureFile.LARDER);
        return measured.isPresent() && (measured.get().ratio() > limit || moreBytes(figures) > allowed());
    }

    private long moreBytes(FigureFile figures) {
        return figures.row(task, FigureFile.LARDER)
                .map(row -> row.path("bytesPerCallMore").asLong(Long.MAX_VALUE))
                .orElse(Long.MAX_VALUE);
    }

    private long allowed() {
        return moreBytes == null ? Long.MAX_VALUE : moreBytes;
    }
}
