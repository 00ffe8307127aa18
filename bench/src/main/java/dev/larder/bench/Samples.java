package dev.larder.bench;

import static dev.larder.bench.Figures.round;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Counts the samples of a recording by part and by innermost frame; those of threads that do something else are left out. */
final class Samples {
    static final String JAVA = "jdk.ExecutionSample";
    static final String NATIVE = "jdk.NativeMethodSample";

    private static final int FRAMES = 8;
    private static final double LEAST_SHARE = 0.005;

    private final Map<String, Integer> parts = new TreeMap<>();
    private final Map<String, Integer> frames = new TreeMap<>();
    private final Map<String, String> partOfFrame = new TreeMap<>();
    private int all;

    static Map<String, Object> read(Path recording) throws IOException {
        Samples samples = new Samples();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                boolean isNative = event.getEventType().getName().equals(NATIVE);
                if ((isNative || event.getEventType().getName().equals(JAVA)) && event.getStackTrace() != null) {
                    samples.add(
                            event.getStackTrace().getFrames().stream()
                                    .map(Samples::name)
                                    .toList(),
                            isNative);
                }
            }
        }
        return samples.figures();
    }

    void add(List<String> stack, boolean isNative) {
        Optional<String> part = Parts.of(stack, isNative);
        if (part.isPresent()) {
            all++;
            parts.merge(part.get(), 1, Integer::sum);
            frames.merge(stack.get(0), 1, Integer::sum);
            partOfFrame.putIfAbsent(stack.get(0), part.get());
        }
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("samples", all);
        figures.put("parts", rows(parts, "part", Integer.MAX_VALUE));
        figures.put("frames", rows(frames, "frame", FRAMES));
        return figures;
    }

    private List<Map<String, Object>> rows(Map<String, Integer> counts, String what, int most) {
        List<Map<String, Object>> rows = new ArrayList<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .filter(count -> count.getValue() >= LEAST_SHARE * all)
                .limit(most)
                .forEach(count -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put(what, count.getKey());
                    row.put("share", round((double) count.getValue() / all));
                    rows.add(row);
                });
        rows.forEach(row -> partOfFrame.computeIfPresent(String.valueOf(row.get("frame")), (frame, part) -> {
            row.put("part", part);
            return part;
        }));
        return rows;
    }

    /** As {@code package.Class.method}, without the numbers of classes that the JVM makes. */
    private static String name(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName().replaceFirst("(\\$\\$Lambda|/0x).*", "");
        return type + "." + frame.getMethod().getName();
    }
}
