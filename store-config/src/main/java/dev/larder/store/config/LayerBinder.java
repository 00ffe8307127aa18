package dev.larder.store.config;

import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Settings;
import dev.larder.store.config.Node.Entry;
import dev.larder.store.config.Node.Items;
import dev.larder.store.config.Node.Table;
import dev.larder.store.config.Node.Text;
import dev.larder.store.layer.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Binds the layers of a store, and refuses an order in which they would not work. */
final class LayerBinder {
    private static final List<String> WORDS =
            List.of("compressed", "encrypted", "observed", "prefixed", "read-only", "retrying");

    /** A second one of these does nothing, or what nobody wants. */
    private static final Set<String> ONCE = Set.of("compressed", "encrypted", "read-only", "retrying");

    private static final int MOST = 30;
    private static final int COMPRESSED_FROM = 2048;

    private final Reading reading;

    LayerBinder(Reading reading) {
        this.reading = reading;
    }

    /** {@return the layers of a list, outermost first} */
    List<LayerSpec> bind(Node node, String path) {
        List<Node> items = items(node, path);
        if (items.size() > MOST) {
            wrong(node, path, "found " + items.size() + " layers, and " + MOST + " are allowed");
            return List.of();
        }
        List<LayerSpec> layers = new ArrayList<>();
        Set<String> words = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            Node item = items.get(i);
            String at = path + "[" + i + "]";
            LayerSpec layer = layer(item, at);
            if (layer == null) {
                continue;
            }
            if (layer instanceof LayerSpec.Compressed && words.contains("encrypted")) {
                wrong(
                        item,
                        at,
                        "'compressed' stands behind 'encrypted', and encrypted bytes do not compress;"
                                + " write it in front, as a call meets the first layer first");
            }
            if (!words.add(layer.word()) && ONCE.contains(layer.word())) {
                wrong(item, at, "'" + layer.word() + "' stands in this list a second time; leave one out");
            }
            layers.add(layer);
        }
        return layers;
    }

    private List<Node> items(Node node, String path) {
        if (node instanceof Items items) {
            return items.items();
        }
        if (node instanceof Text text && !text.text().contains("${")) {
            List<Node> words = new ArrayList<>();
            for (String word : text.text().split(",", -1)) {
                words.add(new Text(word.strip(), text.origin()));
            }
            return words;
        }
        reading.wrongKind(node, path, "a list of layers");
        return List.of();
    }

    private @Nullable LayerSpec layer(Node node, String path) {
        if (node instanceof Text) {
            Value word = reading.text(node, path);
            return word == null ? null : layer(word, node.origin());
        }
        if (!(node instanceof Table table)) {
            reading.wrongKind(node, path, "a layer");
            return null;
        }
        if (table.entries().size() != 1) {
            wrong(
                    node,
                    path,
                    "found " + table.entries().size()
                            + " names, and a layer has one; put a dash in front of each layer");
            return null;
        }
        Map.Entry<String, Entry> only = table.entries().entrySet().iterator().next();
        return layer(only.getKey(), only.getValue(), path);
    }

    /** A layer that is one word. */
    private @Nullable LayerSpec layer(Value word, Origin origin) {
        Node none = new Table(Map.of(), origin);
        switch (word.text()) {
            case "prefixed", "encrypted" ->
                reading.wrong(
                        word,
                        "'" + word.text() + "' needs more than its name: "
                                + (word.text().equals("prefixed")
                                        ? "prefixed: app/"
                                        : "encrypted: { key: \"${KEY}\" }"));
            case "read-only", "observed", "retrying", "compressed" -> {
                return layer(word.text(), new Entry(origin, none), word.path());
            }
            default -> {
                reading.wrong(word, word.found(WORDS) + " Layers: " + String.join(", ", WORDS));
            }
        }
        return null;
    }

    private @Nullable LayerSpec layer(String word, Entry entry, String parent) {
        String path = parent + "." + word;
        return switch (word) {
            case "prefixed" -> prefixed(entry.value(), path);
            case "read-only" -> plain(entry.value(), path, new LayerSpec.ReadOnly());
            case "observed" -> plain(entry.value(), path, new LayerSpec.Observed());
            case "retrying" -> fields(entry.value(), path).map(this::retrying).orElse(null);
            case "compressed" ->
                fields(entry.value(), path).map(this::compressed).orElse(null);
            case "encrypted" -> {
                KeyBinder keys = new KeyBinder(reading);
                yield fields(entry.value(), path).map(keys::bind).orElse(null);
            }
            default -> {
                String near = Settings.nearest(word, WORDS);
                String name = parent + "." + Keys.display(word);
                String found = "is no layer" + (near.isEmpty() ? "." : near);
                reading.problems().add(entry.name(), name, found + " Layers: " + String.join(", ", WORDS));
                yield null;
            }
        };
    }

    private @Nullable LayerSpec plain(Node node, String path, LayerSpec layer) {
        return fields(node, path)
                .map(fields -> {
                    fields.refuseUnknown(Map.of());
                    return layer;
                })
                .orElse(null);
    }

    private Optional<Fields> fields(Node node, String path) {
        if (node instanceof Table table) {
            return Optional.of(new Fields(table, path, reading));
        }
        reading.wrongKind(node, path, "a table");
        return Optional.empty();
    }

    private @Nullable LayerSpec prefixed(Node node, String path) {
        Value prefix = reading.text(node, path);
        if (prefix == null) {
            return null;
        }
        Optional<String> trouble = Portable.prefix(prefix);
        trouble.ifPresent(text -> reading.wrong(prefix, text));
        return trouble.isPresent() ? null : new LayerSpec.Prefixed(prefix);
    }

    private @Nullable LayerSpec retrying(Fields fields) {
        RetryPolicy standard = RetryPolicy.standard();
        Map<String, Value> given = new LinkedHashMap<>();
        int attempts = attempts(fields, given, standard.attempts());
        Duration base = duration(fields, "base", given, standard.base());
        Duration cap = duration(fields, "cap", given, standard.cap());
        fields.refuseUnknown(Map.of());
        if (cap.compareTo(base) < 0) {
            reading.problems()
                    .add(fields.origin(), fields.path("cap"), "is shorter than 'base'; it is the longest wait");
            return null;
        }
        return new LayerSpec.Retrying(new RetryPolicy(attempts, base, cap), shown(given));
    }

    private int attempts(Fields fields, Map<String, Value> given, int fallback) {
        Value text = fields.text("attempts");
        if (text == null) {
            return fallback;
        }
        given.put("attempts", text);
        if (text.text().matches("[1-9][0-9]{0,3}")) {
            return Integer.parseInt(text.text());
        }
        reading.wrong(text, "found another text; needed is a whole number from 1 to 9999");
        return fallback;
    }

    private Duration duration(Fields fields, String name, Map<String, Value> given, Duration fallback) {
        Value text = fields.text(name);
        if (text == null) {
            return fallback;
        }
        given.put(name, text);
        // what RetryPolicy computes with
        Optional<Duration> duration = Settings.parseDuration(text.text())
                .filter(d -> !d.isNegative() && d.compareTo(Duration.ofDays(365)) <= 0);
        if (duration.isEmpty()) {
            reading.wrong(text, "found another text; needed is a duration such as 100ms or 2s");
        }
        return duration.orElse(fallback);
    }

    private LayerSpec compressed(Fields fields) {
        Value min = fields.text("min");
        fields.refuseUnknown(Map.of());
        if (min == null) {
            return new LayerSpec.Compressed(COMPRESSED_FROM, "{}");
        }
        Optional<Long> size = Portable.size(min).filter(bytes -> bytes <= Integer.MAX_VALUE);
        if (size.isEmpty()) {
            reading.wrong(min, "found another text; needed is " + Portable.SIZE);
        }
        return new LayerSpec.Compressed(size.orElse((long) COMPRESSED_FROM).intValue(), shown(Map.of("min", min)));
    }

    private static String shown(Map<String, Value> given) {
        return given.entrySet().stream()
                .map(entry ->
                        entry.getKey() + ": " + Yaml.scalar(entry.getValue().shown()))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    private void wrong(Node node, String path, String message) {
        reading.problems().add(node.origin(), path, message);
    }
}
