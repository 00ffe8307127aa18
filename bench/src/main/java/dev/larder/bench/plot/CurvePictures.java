package dev.larder.bench.plot;

import dev.larder.bench.plot.Picture.Axis;
import dev.larder.bench.plot.Picture.Dot;
import dev.larder.bench.plot.Picture.Panel;
import dev.larder.bench.plot.Picture.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What is kept grows to the right: a panel for each thing that is done, a curve for each place and side. */
final class CurvePictures {
    private static final List<String> PLACES = List.of("memory", "", "fs", "redis", "s3");

    /** Nothing has no place on a logarithmic axis. */
    private static final double LEAST_BYTES = 10;

    private CurvePictures() {}

    static List<Picture> ofScale(FigureFile figures) {
        Axis keys = new Axis("keys", Unit.KEYS);
        return List.of(
                picture(
                        "scale-time",
                        "Time per key as keys grow",
                        keys,
                        new Axis("time per key", Unit.MICROS),
                        group(figures.json().path("curves"), "get", "put", "list"),
                        "micros"),
                picture(
                        "scale-heap",
                        "Live heap that a listing holds",
                        keys,
                        new Axis("live heap above what was there before", Unit.BYTES),
                        group(figures.json().path("heaps"), "list"),
                        "liveHeapBytes"));
    }

    static List<Picture> ofCurves(FigureFile figures) {
        List<Picture> pictures = new ArrayList<>();
        pictures.addAll(three(
                "values",
                "as values grow",
                new Axis("size of the value", Unit.BYTES),
                figures.json().path("byValue"),
                only(figures.json().path("heaps"), "by value")));
        pictures.addAll(three(
                "threads",
                "as threads grow, values of 1 KiB",
                new Axis("threads", Unit.COUNT),
                figures.json().path("byThreads"),
                only(figures.json().path("heaps"), "by threads")));
        return pictures;
    }

    private static List<Picture> three(
            String name, String growing, Axis x, Iterable<JsonNode> times, Iterable<JsonNode> heaps) {
        Map<String, List<JsonNode>> calls = group(times, "get", "put");
        return List.of(
                picture(
                        name + "-time",
                        "Time per call of all threads together, " + growing,
                        x,
                        new Axis("time / calls", Unit.MICROS),
                        calls,
                        "micros"),
                picture(
                        name + "-allocation",
                        "Allocation per call, " + growing,
                        x,
                        new Axis("bytes allocated per call", Unit.BYTES),
                        calls,
                        "bytesPerCall"),
                picture(
                        name + "-heap",
                        "Live heap at the worst moment, " + growing,
                        x,
                        new Axis("live heap above what was there before", Unit.BYTES),
                        group(heaps, "get", "put"),
                        "liveHeapBytes"));
    }

    private static List<JsonNode> only(Iterable<JsonNode> rows, String sweep) {
        List<JsonNode> only = new ArrayList<>();
        rows.forEach(row -> {
            if (row.path("sweep").asString().equals(sweep)) {
                only.add(row);
            }
        });
        return only;
    }

    private static Map<String, List<JsonNode>> group(Iterable<JsonNode> rows, String... whats) {
        Map<String, List<JsonNode>> groups = new LinkedHashMap<>();
        for (String what : whats) {
            List<JsonNode> group = new ArrayList<>();
            rows.forEach(row -> {
                if (row.path("what").asString().equals(what)) {
                    group.add(row);
                }
            });
            groups.put(what, group);
        }
        return groups;
    }

    private static Picture picture(
            String name, String title, Axis x, Axis y, Map<String, List<JsonNode>> groups, String value) {
        List<Panel> panels = new ArrayList<>();
        groups.forEach((what, rows) -> panels.add(new Panel(what, curves(rows, value))));
        return new Picture(name, title, x, y, List.of(), panels);
    }

    private static List<Series> curves(List<JsonNode> rows, String value) {
        Map<String, List<Dot>> dots = new LinkedHashMap<>();
        Map<String, JsonNode> first = new LinkedHashMap<>();
        for (JsonNode row : rows) {
            String name = row.path("place").asString() + ", " + row.path("side").asString();
            double y = Math.max(
                    value.equals("micros") ? 0 : LEAST_BYTES, row.path(value).asDouble());
            boolean spread = value.equals("micros");
            first.putIfAbsent(name, row);
            dots.computeIfAbsent(name, any -> new ArrayList<>())
                    .add(new Dot(
                            row.path("at").asDouble(),
                            y,
                            spread ? row.path("quartiles").path(0).asDouble() : y,
                            spread ? row.path("quartiles").path(1).asDouble() : y));
        }
        List<Series> series = new ArrayList<>();
        dots.forEach((name, points) -> {
            JsonNode row = first.getOrDefault(name, rows.get(0));
            String side = row.path("side").asString();
            int place = PLACES.indexOf(row.path("place").asString());
            series.add(new Series(
                    name,
                    side.endsWith("stream") ? place + PLACES.size() : place,
                    !side.equals(FigureFile.LARDER),
                    points.stream()
                            .sorted(java.util.Comparator.comparingDouble(Dot::x))
                            .toList()));
        });
        return series;
    }
}
