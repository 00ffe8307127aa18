package dev.larder.store.config;

import dev.larder.store.backend.Keys;
import dev.larder.store.config.Node.Text;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads properties, whose names are paths with dots and indexes: {@code stores.jobs.layers[0].prefixed}. */
final class PropertiesReader {
    private static final Pattern PATH = Pattern.compile("[^.\\[\\]]+(\\[[0-9]{1,4}]|\\.[^.\\[\\]]+)*");

    private final Draft root;
    private final Problems problems;

    private PropertiesReader(Origin origin, Problems problems) {
        this.root = new Draft(origin);
        this.problems = problems;
    }

    /** {@return the tree of a file of properties, in the form that {@link Properties#load(java.io.Reader)} reads} */
    static Node read(Source source, Problems problems) {
        PropertiesReader reader = new PropertiesReader(new Origin(source.name(), 1, 0), problems);
        PropertyLine.of(source).forEach(line -> reader.line(line.text(), line.origin()));
        return reader.root.tree("", problems);
    }

    /** {@return the tree of properties, their defaults included} */
    static Node read(Properties properties, Problems problems) {
        PropertiesReader reader = new PropertiesReader(Origin.of("properties"), problems);
        Map<String, String> sorted = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> sorted.put(name, properties.getProperty(name)));
        if (properties.keySet().stream()
                .anyMatch(name -> !(name instanceof String text) || !sorted.containsKey(text))) {
            problems.add(Origin.of("properties"), "", "hold something that is no text; names and values are texts");
        }
        sorted.forEach((name, value) -> reader.property(name, value, Origin.of("properties")));
        return reader.root.tree("", problems);
    }

    /** The JDK reads the line, as nothing else knows all its escapes; which line it was is known here only. */
    private void line(String text, Origin origin) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            problems.add(origin, "", "holds a \\u that is not followed by four hex digits");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        one.stringPropertyNames().forEach(name -> property(name, one.getProperty(name), origin));
    }

    private void property(String name, String value, Origin origin) {
        if (!PATH.matcher(name).matches()) {
            problems.add(origin, Keys.display(name), "is no path; paths look like stores.jobs.layers[0].prefixed");
            return;
        }
        List<String> steps = new ArrayList<>();
        for (String step : name.replace("]", "").split("[.\\[]", -1)) {
            steps.add(step);
        }
        root.put(steps, new Text(value, origin), problems);
    }
}
