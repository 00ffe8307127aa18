package dev.larder.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the runs found, one section per suite. With {@code -Dlarder.figures=FILE} a section replaces the one of that name in
 * the file, which the guide quotes; every run prints it.
 */
public final class Evidence {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Evidence() {}

    /**
     * Tells what a suite found.
     *
     * @param suite its name
     * @param figures numbers and words that JSON can hold, with the seed where there is one
     * @throws IOException if the file cannot be written
     */
    public static synchronized void record(String suite, Map<String, ?> figures) throws IOException {
        System.out.println(suite + " " + JSON.writeValueAsString(figures));
        String file = System.getProperty("larder.figures", "");
        if (!file.isEmpty()) {
            Path path = Path.of(file);
            Map<String, Object> sections = new TreeMap<>();
            if (Files.exists(path)) {
                sections.putAll(JSON.readValue(Files.readAllBytes(path), new TypeReference<Map<String, Object>>() {}));
            }
            sections.put(suite, figures);
            Files.write(path, JSON.writeValueAsBytes(sections));
        }
    }
}
