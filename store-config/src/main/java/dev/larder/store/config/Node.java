package dev.larder.store.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the readers make of a configuration, whatever it is spelled in. Immutable; prints no value. */
sealed interface Node {
    /** {@return where it was written} */
    Origin origin();

    /** {@return what it is, for messages} */
    String kind();

    /**
     * A value as it was written: variables stand in it still.
     *
     * @param text the text
     * @param origin where it was written
     */
    record Text(String text, Origin origin) implements Node {
        @Override
        public String kind() {
            return text.isEmpty() ? "an empty text" : "a text";
        }

        @Override
        public String toString() {
            return "text at " + origin;
        }
    }

    /**
     * A word without a value.
     *
     * @param origin where it was written
     */
    record Nothing(Origin origin) implements Node {
        @Override
        public String kind() {
            return "nothing";
        }
    }

    /**
     * A list.
     *
     * @param items its members
     * @param origin where it was written
     */
    record Items(List<Node> items, Origin origin) implements Node {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * Names with values.
     *
     * @param entries by name, in the order in which they were written
     * @param origin where it was written
     */
    record Table(Map<String, Entry> entries, Origin origin) implements Node {
        public Table {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String kind() {
            return "a table";
        }
    }
}
