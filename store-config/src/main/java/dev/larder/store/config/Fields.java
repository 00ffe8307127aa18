package dev.larder.store.config;

import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Settings;
import dev.larder.store.config.Node.Items;
import dev.larder.store.config.Node.Table;
import dev.larder.store.config.Node.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A table whose entries are asked for by name and kind. What is of another kind is said, and counts as absent. */
final class Fields {
    private final Table table;
    private final String path;
    private final Reading reading;
    private final TreeSet<String> known = new TreeSet<>();

    Fields(Table table, String path, Reading reading) {
        this.table = table;
        this.path = path;
        this.reading = reading;
    }

    Origin origin() {
        return table.origin();
    }

    String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** {@return the node of a name, or null if there is none} */
    @Nullable
    Node node(String name) {
        known.add(name);
        Entry entry = table.entries().get(name);
        return entry == null ? null : entry.value();
    }

    /** {@return the text of a name, or null} */
    @Nullable
    Value text(String name) {
        Node node = node(name);
        return node == null ? null : reading.text(node, path(name));
    }

    /** {@return the text of a name that has to be there, or null if it is not, which is said} */
    @Nullable
    Value needed(String name, String example) {
        Node node = node(name);
        if (node == null) {
            reading.problems().add(origin(), path, "'" + name + "' is missing; write " + name + ": " + example);
            return null;
        }
        return reading.text(node, path(name));
    }

    /** {@return the words of a list, or of a text with commas between them} */
    List<Value> words(String name) {
        Node node = node(name);
        return node == null ? List.of() : words(node, path(name));
    }

    private List<Value> words(Node node, String at) {
        List<Value> words = new ArrayList<>();
        if (node instanceof Items items) {
            for (int i = 0; i < items.items().size(); i++) {
                Value word = reading.text(items.items().get(i), at + "[" + i + "]");
                if (word != null) {
                    words.add(word);
                }
            }
            return words;
        }
        if (!(node instanceof Text)) {
            reading.wrongKind(node, at, "a list");
            return words;
        }
        Value all = reading.text(node, at);
        if (all != null) {
            for (String word : all.text().split(",", -1)) {
                words.add(all.part(word.strip(), at));
            }
        }
        return words;
    }

    /** {@return the fields of a table, or null} */
    @Nullable
    Fields fields(String name) {
        Node node = node(name);
        if (node == null) {
            return null;
        }
        if (node instanceof Table inner) {
            return new Fields(inner, path(name), reading);
        }
        reading.wrongKind(node, path(name), "a table");
        return null;
    }

    /** {@return the names, in the order in which they were written} */
    List<String> names() {
        return List.copyOf(table.entries().keySet());
    }

    /** {@return where a name was written} */
    Origin nameOrigin(String name) {
        Entry entry = table.entries().get(name);
        return entry == null ? origin() : entry.name();
    }

    /** Refuses what no one asked for. For some names it is known where they belong. */
    void refuseUnknown(Map<String, String> elsewhere) {
        for (String name : table.entries().keySet()) {
            if (known.contains(name)) {
                continue;
            }
            if (known.isEmpty()) {
                reading.problems().add(nameOrigin(name), path(Keys.display(name)), "is not known here: nothing is");
                continue;
            }
            String hint = elsewhere.get(name);
            String near = Settings.nearest(name, known);
            reading.problems()
                    .add(
                            nameOrigin(name),
                            path(Keys.display(name)),
                            "is not known here"
                                    + (hint != null ? "; " + hint : near.isEmpty() ? "." : near)
                                    + (hint != null ? "." : "") + " Known: " + String.join(", ", known));
        }
    }
}
