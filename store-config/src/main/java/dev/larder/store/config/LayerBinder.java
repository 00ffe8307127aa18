package dev.larder.store.config;

import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Settings;
import dev.larder.store.config.Node.Items;
import dev.larder.store.config.Node.Table;
import dev.larder.store.config.Node.Text;
import dev.larder.store.layer.Layers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds the layers of a store, and refuses an order in which they would not work. */
final class LayerBinder {
    private static final List<String> WORDS =
            List.of("compressed", "encrypted", "observed", "prefixed", "read-only", "retrying");

    /** A second one of these does nothing, or what nobody wants. */
    private static final Set<String> ONCE = Set.of("compressed", "encrypted", "read-only", "retrying");

    /** What these need more than their names. */
    private static final Map<String, String> MORE =
            Map.of("prefixed", "prefixed: app/", "encrypted", "encrypted: { key: \"${KEY}\" }");

    private static final int MOST = 30;

    private final Reading reading;
    private final LayerArguments arguments;

    LayerBinder(Reading reading) {
        this.reading = reading;
        this.arguments = new LayerArguments(reading);
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
            String at = path + "[" + i + "]";
            refuseOrder(items.get(i), at, words);
            LayerSpec layer = layer(items.get(i), at);
            if (layer != null) {
                layers.add(layer);
            }
        }
        return layers;
    }

    private void refuseOrder(Node item, String path, Set<String> before) {
        String word = item instanceof Table table && table.entries().size() == 1
                ? table.entries().keySet().iterator().next()
                : item instanceof Text text ? text.text() : "";
        if (word.equals("compressed") && before.contains("encrypted")) {
            wrong(
                    item,
                    path,
                    "'compressed' stands behind 'encrypted', and encrypted bytes do not compress; write it in front, as a"
                            + " call meets the first layer first");
        }
        if (!before.add(word) && ONCE.contains(word)) {
            wrong(item, path, "'" + word + "' stands in this list a second time; leave one out");
        }
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
            return word == null ? null : layer(word);
        }
        if (!(node instanceof Table table)) {
            reading.wrongKind(node, path, "a layer");
            return null;
        }
        int names = table.entries().size();
        if (names != 1) {
            wrong(node, path, "found " + names + " names, and a layer has one; put a dash in front of each layer");
            return null;
        }
        Map.Entry<String, Entry> only = table.entries().entrySet().iterator().next();
        return layer(only.getKey(), only.getValue(), path);
    }

    /** A layer that is one word. */
    private @Nullable LayerSpec layer(Value word) {
        String more = MORE.get(word.text());
        if (WORDS.contains(word.text()) && more == null) {
            return layer(word.text(), new Entry(word.origin(), new Table(Map.of(), word.origin())), word.path());
        }
        reading.wrong(
                word,
                more == null
                        ? word.found(WORDS) + " Layers: " + String.join(", ", WORDS)
                        : "'" + word.text() + "' needs more than its name: " + more);
        return null;
    }

    private @Nullable LayerSpec layer(String word, Entry entry, String parent) {
        String path = parent + "." + word;
        return switch (word) {
            case "prefixed" -> arguments.prefixed(entry.value(), path);
            case "read-only" ->
                bound(entry, path, fields -> plain(fields, LayerSpec.of(word, observer -> Layers.readOnly())));
            case "observed" -> bound(entry, path, fields -> plain(fields, LayerSpec.of(word, Layers::observed)));
            case "retrying" -> bound(entry, path, arguments::retrying);
            case "compressed" -> bound(entry, path, arguments::compressed);
            case "encrypted" -> bound(entry, path, new KeyBinder(reading)::bind);
            default -> {
                String near = Settings.nearest(word, WORDS);
                String name = parent + "." + Keys.display(word);
                String found = "is no layer" + (near.isEmpty() ? "." : near);
                reading.problems().add(entry.name(), name, found + " Layers: " + String.join(", ", WORDS));
                yield null;
            }
        };
    }

    private @Nullable LayerSpec bound(Entry entry, String path, Function<Fields, @Nullable LayerSpec> binder) {
        if (entry.value() instanceof Table table) {
            return binder.apply(new Fields(table, path, reading));
        }
        reading.wrongKind(entry.value(), path, "a table");
        return null;
    }

    private static LayerSpec plain(Fields fields, LayerSpec layer) {
        fields.refuseUnknown(Map.of());
        return layer;
    }

    private void wrong(Node node, String path, String message) {
        reading.problems().add(node.origin(), path, message);
    }
}
