package dev.larder.bench.plot;

import dev.larder.bench.plot.FigureFile.Ratio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tables in a document, between {@code <!-- figures: NAME -->} and {@code <!-- end -->}. */
final class Tables {
    private static final Pattern PART =
            Pattern.compile("(<!-- figures: ([a-z]+) -->\n).*?(<!-- end -->)", Pattern.DOTALL);
    private static final List<String> GROUPS =
            List.of("serde", "memory", "fs", "redis", "s3", "startup", "scale", "curves", Unmet.PROFILES);

    private Tables() {}

    static String fill(String document, Path folder) {
        return PART.matcher(document)
                .replaceAll(
                        part -> Matcher.quoteReplacement(part.group(1) + table(part.group(2), folder) + part.group(3)));
    }

    private static String table(String name, Path folder) {
        return switch (name) {
            case "targets" -> targets(folder);
            case "runs" -> runs(folder);
            case "pictures" -> pictures(folder);
            case "profiles" -> ProfileTable.of(folder);
            default ->
                throw new IllegalArgumentException(
                        "There is no table " + name + " of figures; there are targets, runs, profiles and pictures");
        };
    }

    private static String targets(Path folder) {
        StringBuilder table =
                new StringBuilder("| path | target | measured | control | met |\n|---|---|---|---|---|\n");
        for (Target target : Target.read(folder)) {
            Optional<FigureFile> figures = FigureFile.read(folder, target.group());
            table.append(target.moreSize() == null ? row(target, figures) : size(target, target.moreSize(), figures))
                    .append('\n');
        }
        return table.toString();
    }

    private static String row(Target target, Optional<FigureFile> figures) {
        Optional<Ratio> measured = figures.flatMap(all -> target.measured(all, FigureFile.LARDER));
        Optional<Ratio> control = figures.flatMap(all -> target.measured(all, FigureFile.CONTROL));
        Long limit = target.moreBytes();
        JsonNode more = figures.flatMap(all -> all.row(target.task(), FigureFile.LARDER))
                .map(row -> row.path("bytesPerCallMore"))
                .orElse(tools.jackson.databind.node.MissingNode.getInstance());
        String asked = String.format(Locale.ROOT, "<= %.2f x", target.limit())
                + (limit == null ? "" : ", <= " + limit + " B more");
        String got = measured.map(Tables::shown).orElse("-")
                + (limit == null || !more.isNumber() ? "" : ", " + more.asLong() + " B");
        boolean met = figures.isPresent() && !target.isMissed(figures.get());
        return row(
                target, asked, got, control.map(Tables::shown).orElse("-"), verdict(target, measured.isPresent(), met));
    }

    private static String size(Target target, long allowed, Optional<FigureFile> figures) {
        Optional<Long> more = figures.flatMap(target::measuredSize);
        return row(
                target,
                "<= " + allowed + " B more",
                more.map(bytes -> bytes + " B more").orElse("-"),
                "-",
                verdict(target, more.isPresent(), more.isPresent() && more.get() <= allowed));
    }

    private static String verdict(Target target, boolean measured, boolean met) {
        String verdict = measured ? (met ? "yes" : "no") : "not measured";
        return met || target.why().isEmpty() ? verdict : verdict + ": " + target.why();
    }

    private static String row(Target target, String asked, String got, String control, String verdict) {
        return "| " + String.join(" | ", target.path(), asked, got, control, verdict) + " |";
    }

    private static String shown(Ratio ratio) {
        return String.format(Locale.ROOT, "%.2f x (%.2f - %.2f)", ratio.ratio(), ratio.low(), ratio.high());
    }

    /** Each picture that there are figures for, with what {@code captions.json} says of it. */
    private static String pictures(Path folder) {
        StringBuilder text = new StringBuilder();
        Path captions = folder.resolve("captions.json");
        JsonNode says = Files.exists(captions)
                ? JsonMapper.shared().readTree(captions)
                : JsonMapper.shared().createObjectNode();
        for (Picture picture : Plots.pictures(folder)) {
            String title = picture.title();
            text.append("\n### " + title + "\n\n![" + title + "](figures/" + picture.name() + ".svg)\n\n")
                    .append(says.path(picture.name()).asString("").strip())
                    .append('\n');
        }
        return text.toString();
    }

    private static String runs(Path folder) {
        StringBuilder table = new StringBuilder("| figures | command | machine |\n|---|---|---|\n");
        for (String group : GROUPS) {
            FigureFile.read(folder, group).ifPresent(figures -> {
                JsonNode machine = figures.json().path("machine");
                table.append("| [" + group + "](figures/" + group + ".json) | `"
                        + figures.json().path("command").asString() + "` | "
                        + machine.path("processors").asInt() + " processors, "
                        + machine.path("os").asString() + ", "
                        + machine.path("java").asString() + " |\n");
            });
        }
        return table.toString();
    }
}
