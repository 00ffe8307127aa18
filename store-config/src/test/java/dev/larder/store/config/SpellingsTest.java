package dev.larder.store.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** YAML, properties and environment are spellings of one thing: what is generated is the same in all of them. */
class SpellingsTest {
    private static final int ROUNDS = Integer.getInteger("larder.rounds", 300);
    private static final Reading READING =
            new Reading(new Expansion(Map.of("V", "x", "T", "90m"), Path.of("")), new Problems());

    private final long seed = Long.getLong("larder.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void theSpellingsSayTheSame() {
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, String> paths = paths();
            String yaml = described(YamlReader.read(source(yaml(paths)), READING.problems()));
            assertThat(described(PropertiesReader.read(source(properties(paths)), READING.problems())))
                    .as("round %s, replay with -Dlarder.seed=%s", round, seed)
                    .isEqualTo(yaml);
            assertThat(described(EnvironmentReader.read(environment(paths), READING.problems())))
                    .as("round %s, replay with -Dlarder.seed=%s", round, seed)
                    .isEqualTo(yaml);
            assertThat(yaml).contains("uri:");
        }
    }

    private static String described(Node tree) {
        Map<String, StoreSpec> specs = new TreeMap<>(Binder.bind(tree, READING));
        READING.problems().throwIfAny();
        StringBuilder text = new StringBuilder(Shown.of(specs).replaceAll(" +# .*", ""));
        specs.values()
                .forEach(spec -> text.append(
                        new TreeMap<>(Map.of(spec.name(), spec.parameters().toString()))));
        return text.toString();
    }

    /** A legal configuration, as paths with their values. */
    private Map<String, String> paths() {
        Map<String, String> paths = new TreeMap<>();
        for (String store : List.of("default", "jobs", "my-sessions").subList(0, 1 + random.nextInt(3))) {
            String at = "stores." + store + ".";
            paths.put(at + "uri", pick("memory:", "memory:a", "file:data?fsync=none", "redis://u:p@h:1/0", "x:${V}"));
            maybe(paths, at + "mode", "json", "raw", "auto", "binary");
            maybe(paths, at + "ttl", "1h", "PT5S", "${T}", "${NONE:-2d}");
            maybe(paths, at + "on-corrupt", "fail", "missing");
            maybe(paths, at + "booleans", "native", "integer");
            maybe(paths, at + "model", "com.acme.Job", "com.acme.Outer$Inner");
            maybe(paths, at + "settings.timeout", "1s", "500ms");
            maybe(paths, at + "settings.max-value", "1KiB", "1000000");
            maybe(paths, at + "settings.password", "a b#c: 'd' \"e\" \\ $${f}", "${V}", "#", "- x", "a: b", "é日");
            maybe(
                    paths,
                    at + "settings.ca-file",
                    "/etc/x",
                    "true",
                    "~",
                    "null",
                    "1e3",
                    "0x10",
                    "*a",
                    "&a",
                    "!b",
                    "%c",
                    "@d");
            if (random.nextBoolean()) {
                paths.put(at + "require[0]", pick("TTL", "list"));
                paths.put(at + "require[1]", pick("LIST", "atomic-pop"));
            }
            layers(paths, at + "layers");
        }
        return paths;
    }

    private void layers(Map<String, String> paths, String at) {
        List<String> layers = new ArrayList<>();
        layers.add("[#].prefixed=" + pick("app/", "a b/", "x"));
        layers.add("[#].retrying.attempts=" + pick("1", "5"));
        layers.add("[#].compressed.min=2KiB");
        layers.add("[#].encrypted.key=" + Samples.KEY);
        layers.add("[#]=" + pick("read-only", "observed"));
        int count = random.nextInt(layers.size() + 1);
        for (int i = 0; i < count; i++) {
            String layer = at + layers.get(i).replace("#", Integer.toString(i));
            paths.put(layer.substring(0, layer.indexOf('=')), layer.substring(layer.indexOf('=') + 1));
        }
    }

    private void maybe(Map<String, String> paths, String path, String... values) {
        if (random.nextBoolean()) {
            paths.put(path, pick(values));
        }
    }

    private String pick(String... values) {
        return values[random.nextInt(values.length)];
    }

    private static Source source(String text) {
        return Source.of(text.getBytes(StandardCharsets.UTF_8), "generated");
    }

    /** In flow style, each text in double quotes. */
    private static String yaml(Map<String, String> paths) {
        Draft draft = new Draft(Origin.of("generated"));
        paths.forEach((path, value) -> draft.put(
                List.of(path.replace("]", "").split("[.\\[]", -1)),
                new Node.Text(value, Origin.of("generated")),
                READING.problems()));
        return flow(draft.tree("", READING.problems()));
    }

    private static String flow(Node node) {
        if (node instanceof Node.Table table) {
            List<String> entries = new ArrayList<>();
            table.entries().forEach((name, entry) -> entries.add(name + ": " + flow(entry.value())));
            return "{ " + String.join(",\n  ", entries) + " }";
        }
        if (node instanceof Node.Items items) {
            return items.items().stream().map(SpellingsTest::flow).toList().toString();
        }
        String text = ((Node.Text) node).text();
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String properties(Map<String, String> paths) {
        StringBuilder text = new StringBuilder();
        paths.forEach((path, value) -> text.append(path)
                .append(" = ")
                .append(value.replace("\\", "\\\\"))
                .append('\n'));
        return text.toString();
    }

    private static Map<String, String> environment(Map<String, String> paths) {
        Map<String, String> environment = new TreeMap<>();
        paths.forEach((path, value) -> {
            String name = path.replaceFirst("^stores\\.default\\.", "").replace("]", "");
            environment.put(
                    "LARDER_"
                            + name.replaceAll("[.\\[]", "__").replace('-', '_').toUpperCase(Locale.ROOT),
                    value);
        });
        return environment;
    }
}
