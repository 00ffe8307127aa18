package dev.larder.store.config;

import dev.larder.store.config.Node.Items;
import dev.larder.store.config.Node.Nothing;
import dev.larder.store.config.Node.Table;
import dev.larder.store.config.Node.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A tree that grows path by path, where a spelling has no tables of its own. A step of digits is a place in a list. */
final class Draft {
    /** More members of one list are a slip. */
    private static final int MOST_ITEMS = 100;

    private final Origin origin;
    private final Map<String, Draft> children = new LinkedHashMap<>();
    private @Nullable Text text;

    /** A tree whose first part is written there. */
    Draft(Origin origin) {
        this.origin = origin;
    }

    /** Adds a value; said twice, or a value and a table at once, is a problem. */
    void put(List<String> steps, Text value, Problems problems) {
        Draft at = this;
        for (String step : steps) {
            at = at.children.computeIfAbsent(step, s -> new Draft(value.origin()));
        }
        if (at.text != null) {
            problems.add(
                    value.origin(), String.join(".", steps), "is set a second time; the first is " + at.text.origin());
        } else {
            at.text = value;
        }
    }

    /** {@return the tree as it is now} */
    Node tree(String path, Problems problems) {
        if (children.isEmpty()) {
            return text == null ? new Nothing(origin) : text;
        }
        if (text != null) {
            problems.add(text.origin(), path, "has a value, and parts of its own at " + origin);
        }
        long indexes = children.keySet().stream().filter(Draft::isIndex).count();
        if (indexes == children.size()) {
            return items(path, problems);
        }
        if (indexes > 0) {
            problems.add(origin, path, "is a list in one place and a table in another");
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        children.forEach((name, child) -> entries.put(
                name, new Entry(child.origin, child.tree(path.isEmpty() ? name : path + "." + name, problems))));
        return new Table(entries, origin);
    }

    private Node items(String path, Problems problems) {
        TreeSet<Integer> places = new TreeSet<>();
        children.keySet().forEach(step -> places.add(Integer.parseInt(step)));
        List<Node> items = new ArrayList<>();
        for (int place : places) {
            Draft child = children.get(Integer.toString(place));
            if (child == null || place != items.size() || place >= MOST_ITEMS) {
                problems.add(
                        child == null ? origin : child.origin,
                        path + "[" + place + "]",
                        "is out of order: the places of a list are written 0, 1, 2 and so on, and [" + items.size()
                                + "] is missing");
                break;
            }
            items.add(child.tree(path + "[" + place + "]", problems));
        }
        return new Items(items, origin);
    }

    private static boolean isIndex(String step) {
        return step.matches("[0-9]{1,4}");
    }
}
