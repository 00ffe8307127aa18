package dev.larder.store.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A secret put into every field, as it is and through a variable and a file, is in nothing that anybody is shown. */
class CanaryTest {
    private static final String CANARY = "zx81-5ecret-5ecret";

    /** Every field that there is, by its path; {@code @} stands for the canary. */
    private static final Map<String, String> FIELDS = new TreeMap<>();

    static {
        for (String field : List.of(
                "uri",
                "mode",
                "model",
                "ttl",
                "on-corrupt",
                "booleans",
                "require[0]",
                "allow[0]",
                "allow",
                "layers",
                "layers[0]",
                "layers[0].prefixed",
                "layers[0].retrying.attempts",
                "layers[0].retrying.base",
                "layers[0].retrying.cap",
                "layers[0].compressed.min",
                "layers[0].encrypted.key",
                "layers[0].encrypted.keys.a",
                "layers[0].encrypted.use",
                "layers[0].read-only",
                "layers[0].observed",
                "settings",
                "settings.timeout",
                "settings.max-value",
                "settings.prefix",
                "settings.max-entries",
                "settings.emulate",
                "settings.password",
                "settings.access-key",
                "settings.token",
                "settings.nothing-like-it",
                "nothing-like-it")) {
            FIELDS.put(field, "@");
        }
        FIELDS.put("uri#1", "redis://user:@@127.0.0.1:1/0");
        FIELDS.put("uri#2", "x://@:@@host/path");
        FIELDS.put("uri#3", "memory:?password=@");
        FIELDS.put("uri#4", "memory:?mode=@");
        FIELDS.put("uri#5", "memory:?emulate=@");
        FIELDS.put("uri#6", "memory:?ttl=@&require=@&timeout=@");
        FIELDS.put("uri#7", "memory:%@");
        FIELDS.put("uri#8", "redis://:@/x@host:port");
        FIELDS.put("layers[0].prefixed#1", "/@//");
        FIELDS.put("model#1", "@.@");
        FIELDS.put("allow#1", "com.@.*,java.@.*");
        FIELDS.put("require", "TTL,@");
        FIELDS.put("mode#1", "${@}");
        FIELDS.put("mode#2", "${VARIABLE:-@");
    }

    @TempDir
    Path temp;

    private final List<String> logged = new ArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final Handler recording = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry.getMessage() + " " + entry.getThrown());
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    @BeforeEach
    void listen() {
        recording.setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        root.addHandler(recording);
    }

    @AfterEach
    void stopListening() {
        root.removeHandler(recording);
        root.setLevel(before);
    }

    static Stream<String> fields() {
        return FIELDS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("fields")
    @Tag("ERR-5")
    void asItIsItIsInNoMessage(String field) throws IOException {
        String value = FIELDS.get(field).replace("@@", CANARY + "@").replace("@", CANARY);
        String shown = shown(field, value.replace(CANARY + CANARY, CANARY + "@"), Map.of());
        assertThat(telling(shown)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("fields")
    @Tag("ERR-5")
    void throughAVariableItIsInNothing(String field) throws IOException {
        String value = FIELDS.get(field);
        String template = value.contains("$")
                ? "${VARIABLE}"
                : value.replace("@@", "${VARIABLE}#").replace("@", "${VARIABLE}");
        String shown = shown(field, template.replace("#", "@"), Map.of("VARIABLE", CANARY));
        assertThat(telling(shown)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("fields")
    @Tag("ERR-5")
    void throughAFileItIsInNothing(String field) throws IOException {
        Files.writeString(temp.resolve("secret"), CANARY + "\n");
        String shown = shown(field, "${file:secret}", Map.of());
        assertThat(telling(shown)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("fields")
    @Tag("ERR-5")
    void asADefaultItIsInNothing(String field) throws IOException {
        String shown = shown(field, "${VARIABLE:-" + CANARY + "}", Map.of());
        assertThat(telling(shown)).isEmpty();
    }

    @Test
    void theNameOfTheFieldIsShownAndSoTheTestSeesMessages() throws IOException {
        assertThat(shown("mode", CANARY, Map.of())).contains("stores.jobs.mode").contains("Allowed: auto, raw");
        assertThat(shown("settings.password", CANARY, Map.of()))
                .contains("password: \"***\"")
                .contains("has no parameter");
    }

    private static List<String> telling(String text) {
        return text.lines().filter(line -> line.contains("zx81")).toList();
    }

    /** All that comes out of a configuration in its three spellings. */
    private String shown(String field, String value, Map<String, String> variables) throws IOException {
        String path = field.replaceFirst("#.*", "");
        Map<String, String> settings = new TreeMap<>();
        settings.put("uri", "memory:");
        if (path.startsWith("layers[0].encrypted.keys") || path.equals("layers[0].encrypted.use")) {
            settings.put("layers[0].encrypted.keys.b", Samples.KEY);
            settings.put("layers[0].encrypted.use", "b");
        }
        settings.put(path, value);
        StringBuilder text = new StringBuilder();
        settings.forEach((name, setting) -> text.append("stores.jobs.")
                .append(name)
                .append('=')
                .append(setting)
                .append('\n'));
        Path properties = Files.writeString(temp.resolve("stores.properties"), text);
        Path yaml = Files.writeString(temp.resolve("stores.yaml"), yaml(settings));
        Map<String, String> environment = new TreeMap<>(variables);
        settings.forEach((name, setting) -> environment.put(
                "LARDER_"
                        + name.replace("[", "__")
                                .replace("]", "")
                                .replace(".", "__")
                                .replace('-', '_')
                                .toUpperCase(java.util.Locale.ROOT),
                setting.replace("${file:", "${file:" + temp + "/")));
        StringWriter out = new StringWriter();
        show(() -> Stores.from(properties, variables), out);
        show(() -> Stores.from(yaml, variables), out);
        show(() -> Stores.fromEnvironment(environment), out);
        if (variables.isEmpty()) {
            Properties loaded = new Properties();
            settings.forEach((name, setting) ->
                    loaded.setProperty("stores.jobs." + name, setting.replace("${file:", "${file:" + temp + "/")));
            show(() -> Stores.from(loaded), out);
        }
        boolean literal = !value.contains("${");
        // a place or a name that is written down is no secret; only a message must not repeat it
        return (literal ? out.toString().replaceAll("(?m)^shown: (?!.*(password|token|key)).*$", "") : out.toString())
                + logged;
    }

    /** Nested tables in flow style, each text in quotes. */
    private static String yaml(Map<String, String> settings) {
        StringBuilder text = new StringBuilder("stores:\n  jobs:\n");
        settings.forEach((name, value) -> {
            String quoted = "'" + value.replace("'", "''") + "'";
            if (!name.contains(".") && !name.contains("[")) {
                text.append("    ").append(name).append(": ").append(quoted).append('\n');
            }
        });
        Map<String, String> settingsOnly = new TreeMap<>();
        settings.forEach((name, value) -> {
            if (name.startsWith("settings.")) {
                settingsOnly.put(name.substring("settings.".length()), value);
            } else if (name.endsWith("[0]")) {
                text.append("    ")
                        .append(name, 0, name.length() - 3)
                        .append(": ['")
                        .append(value)
                        .append("']\n");
            } else if (name.startsWith("layers[0].") && !name.contains("encrypted.keys") && !name.contains("use")) {
                String[] steps = name.substring("layers[0].".length()).split("\\.", -1);
                String inner = steps.length == 1 ? "'" + value + "'" : "{ " + steps[1] + ": '" + value + "' }";
                text.append("    layers: [ { ")
                        .append(steps[0])
                        .append(": ")
                        .append(inner)
                        .append(" } ]\n");
            }
        });
        settingsOnly.forEach((name, value) -> text.append("    settings: { ")
                .append(name)
                .append(": '")
                .append(value)
                .append("' }\n"));
        return text.toString();
    }

    private interface Read {
        Stores read();
    }

    private static void show(Read reading, StringWriter out) {
        PrintWriter writer = new PrintWriter(out);
        try (Stores stores = reading.read()) {
            writer.println("names: " + stores + stores.names());
            stores.describe().lines().forEach(line -> writer.println("shown: " + line));
            attempt(stores::check, writer);
            stores.names()
                    .forEach(name ->
                            attempt(() -> stores.models(String.class).open(name).close(), writer));
        } catch (ConfigException e) {
            told(e, writer);
        }
    }

    private static void attempt(Runnable call, PrintWriter writer) {
        try {
            call.run();
        } catch (RuntimeException e) {
            told(e, writer);
        }
    }

    private static void told(RuntimeException e, PrintWriter writer) {
        e.printStackTrace(writer);
        if (e instanceof ConfigException config) {
            writer.println(config.problems());
        }
    }

    @Test
    void modelsPrintNoValue() {
        Node.Text text = new Node.Text(CANARY, Origin.of("x"));
        Value value = new Value(CANARY, Value.MASK, List.of(CANARY), "p", Origin.of("x"));
        assertThat(text + " " + value + new Source("x", CANARY) + new Node.Items(List.of(text), Origin.of("x")))
                .doesNotContain("zx81");
        assertThat(List.copyOf(new LayerBinder(new Reading(new Expansion(Map.of(), temp), new Problems()))
                                .bind(new Node.Text("observed", Origin.of("x")), "layers"))
                        .toString())
                .isEqualTo("[observed]");
    }
}
