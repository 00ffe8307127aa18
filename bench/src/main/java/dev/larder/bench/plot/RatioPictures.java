package dev.larder.bench.plot;

import dev.larder.bench.plot.FigureFile.Ratio;
import dev.larder.bench.plot.Picture.Axis;
import dev.larder.bench.plot.Picture.Dot;
import dev.larder.bench.plot.Picture.Panel;
import dev.larder.bench.plot.Picture.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ratios of a group: a row for each task, in it a dot with its spread for each contestant, and the target. */
final class RatioPictures {
    /** The share of the fullest row that its dots take. */
    private static final double ALL = 0.8;

    private RatioPictures() {}

    static Picture of(FigureFile figures, List<Target> targets) {
        List<String> rows =
                figures.ratios().stream().map(Ratio::task).distinct().toList();
        Map<String, List<Ratio>> byContestant = new LinkedHashMap<>();
        figures.ratios().stream()
                .sorted(Comparator.comparingInt(ratio -> rank(ratio.contestant())))
                .forEach(ratio -> byContestant
                        .computeIfAbsent(ratio.contestant(), name -> new ArrayList<>())
                        .add(ratio));
        Map<String, List<String>> ofTask = new LinkedHashMap<>();
        byContestant.forEach((name, ratios) -> ratios.forEach(ratio ->
                ofTask.computeIfAbsent(ratio.task(), task -> new ArrayList<>()).add(name)));
        double step = ALL / ofTask.values().stream().mapToInt(List::size).max().orElse(1);
        List<Series> series = new ArrayList<>();
        byContestant.forEach((name, ratios) -> {
            int look = series.size();
            series.add(new Series(
                    name,
                    rank(name) < 2 ? rank(name) : Math.max(2, look),
                    false,
                    ratios.stream()
                            .map(ratio -> new Dot(
                                    ratio.ratio(),
                                    rows.indexOf(ratio.task())
                                            + step * shift(name, ofTask.getOrDefault(ratio.task(), List.of())),
                                    ratio.low(),
                                    ratio.high()))
                            .toList()));
        });
        List<Dot> limits = targets.stream()
                .filter(target -> target.group().equals(figures.group()) && rows.contains(target.task()))
                .map(target -> new Dot(target.limit(), rows.indexOf(target.task()), target.limit(), target.limit()))
                .toList();
        if (!limits.isEmpty()) {
            series.add(new Series(Drawing.TARGET, 0, false, limits));
        }
        return new Picture(
                figures.group(),
                figures.group() + ": time taken, as a ratio to the same by hand (left is faster)",
                new Axis("ratio; dots are medians, lines reach from the first to the third quartile", Unit.RATIO),
                new Axis("", Unit.COUNT),
                rows,
                List.of(new Panel("", series)));
    }

    /** From the middle of a row, in steps. */
    private static double shift(String name, List<String> inRow) {
        return inRow.indexOf(name) - (inRow.size() - 1) / 2.0;
    }

    private static int rank(String contestant) {
        return switch (contestant) {
            case FigureFile.LARDER -> 0;
            case FigureFile.CONTROL -> 1;
            default -> 2;
        };
    }
}
