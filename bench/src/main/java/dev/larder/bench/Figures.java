package dev.larder.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a run measured, with the command and the machine. */
final class Figures {
    private Figures() {}

    static void write(Path folder, String group, boolean quick, Map<String, Object> measured) throws IOException {
        write(folder, group, group + (quick ? " docs/figures quick" : ""), measured);
    }

    /** Writes {@code NAME.json}. */
    static void write(Path folder, String group, String command, Map<String, Object> measured) throws IOException {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("group", group);
        figures.put("command", "java -jar bench/target/bench.jar " + command);
        figures.put("machine", machine());
        figures.putAll(measured);
        Path file = folder.resolve(group + ".json");
        Files.createDirectories(folder.toAbsolutePath());
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.write(file, mapper.writeValueAsBytes(figures));
        if (measured.get("ratios") instanceof List<?> ratios) {
            ratios.forEach(System.out::println);
        }
        System.out.println("Written to " + file);
    }

    private static Map<String, Object> machine() {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        machine.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        return machine;
    }

    /** Four significant digits, for what spans many orders of magnitude. */
    static double digits(double value) {
        return value == 0 ? 0 : new BigDecimal(value).round(new MathContext(4)).doubleValue();
    }

    static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
