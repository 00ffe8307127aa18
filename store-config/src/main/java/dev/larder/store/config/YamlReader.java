package dev.larder.store.config;

import dev.larder.store.backend.Keys;
import dev.larder.store.config.ConfigException.Problem;
import dev.larder.store.config.Node.Items;
import dev.larder.store.config.Node.Nothing;
import dev.larder.store.config.Node.Table;
import dev.larder.store.config.Node.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML 1.2 as texts, lists and tables; it makes no object of anything. Tags, several documents, deep nesting and many
 * aliases are refused, so that what a file costs is bounded by its size.
 */
final class YamlReader {
    private static final int DEEPEST = 30;
    private static final int MOST_ALIASES = 20;
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

    private final String name;
    private final Problems problems;
    private final Iterator<Event> events;
    private final Map<Anchor, Node> anchored = new HashMap<>();
    private int aliases;

    private YamlReader(Source source, Problems problems) {
        this.name = source.name();
        this.problems = problems;
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source.name())
                .setCodePointLimit(Source.MOST)
                .build();
        this.events = new ParserImpl(settings, new StreamReader(settings, source.text()));
    }

    /** {@return the tree of a text} */
    static Node read(Source source, Problems problems) {
        YamlReader reader = new YamlReader(source, problems);
        try {
            return reader.document();
        } catch (MarkedYamlEngineException e) {
            // its own message quotes the text, which may hold a secret, and so it is no cause either
            Origin origin = e.getProblemMark().map(reader::origin).orElseGet(() -> Origin.of(source.name()));
            throw new ConfigException(Problem.at(origin, "", "is no YAML: " + trouble(e.getProblem())));
        } catch (YamlEngineException | IllegalArgumentException e) {
            // the parser throws the second where an escape in a text has too few digits
            throw new ConfigException(
                    Problem.at(Origin.of(source.name()), "", "is no YAML: a character in it is not allowed there"));
        }
    }

    private Node document() {
        events.next(); // the start of the stream
        Event first = events.next();
        if (!(first instanceof DocumentStartEvent start)) {
            return new Nothing(new Origin(name, 1, 1));
        }
        if (!start.getTags().isEmpty()) {
            problems.add(origin(start), "", "a %TAG is not allowed: a configuration has no tags");
        }
        Node root = node(events.next(), 1);
        events.next(); // the end of the document
        Event next = events.next();
        if (next instanceof DocumentStartEvent) {
            throw refused(next, "a second document begins here; a configuration is one document");
        }
        return root;
    }

    private Node node(Event event, int depth) {
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        if (depth > DEEPEST) {
            throw refused(event, "is nested deeper than " + DEEPEST + " levels");
        }
        Node node;
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar, !scalar.getTag().isEmpty());
            node = scalar.isPlain() && NOTHING.contains(scalar.getValue())
                    ? new Nothing(origin(scalar))
                    : new Text(scalar.getValue(), origin(scalar));
        } else {
            CollectionStartEvent start = (CollectionStartEvent) event;
            refuseTag(start, !start.getTag().isEmpty());
            node = start instanceof MappingStartEvent ? table(start, depth) : items(start, depth);
        }
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchored.put(anchor, node));
        return node;
    }

    /** The node itself, which is known only after it has ended: none holds itself. */
    private Node alias(AliasEvent event) {
        if (++aliases > MOST_ALIASES) {
            throw refused(event, "is alias number " + aliases + "; " + MOST_ALIASES + " are allowed");
        }
        Node node = anchored.get(event.getAlias());
        if (node == null) {
            throw refused(event, "is an alias without an anchor in front of it");
        }
        return node;
    }

    private Table table(Event start, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(node(event, depth + 1) instanceof Text key)) {
                throw refused(event, "a name is needed in front of the colon, and this is none");
            }
            Entry entry = new Entry(origin(event), node(events.next(), depth + 1));
            Entry first = entries.putIfAbsent(key.text(), entry);
            if (first != null) {
                problems.add(
                        entry.name(),
                        "",
                        "'" + Keys.display(key.text()) + "' stands here a second time; the first is in line "
                                + first.name().line());
            }
        }
        return new Table(entries, origin(start));
    }

    private Items items(Event start, int depth) {
        List<Node> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new Items(items, origin(start));
    }

    private void refuseTag(NodeEvent event, boolean tagged) {
        if (tagged) {
            problems.add(origin(event), "", "a tag (!) is not allowed: a configuration makes no objects");
        }
    }

    /** What the parser says, without the one kind of text that it quotes at length. */
    private static String trouble(@Nullable String problem) {
        if (problem == null) {
            return "its structure is broken";
        }
        if (problem.contains("mapping values")) {
            return "a second colon in one line; a text that ends in a colon, or has one with a space behind it, stands "
                    + "in quotes";
        }
        int handle = problem.indexOf("tag handle");
        return handle < 0 ? problem : problem.substring(0, handle) + "tag handle";
    }

    private ConfigException refused(Event event, String message) {
        return new ConfigException(Problem.at(origin(event), "", message));
    }

    private Origin origin(Event event) {
        return event.getStartMark().map(this::origin).orElseGet(() -> Origin.of(name));
    }

    private Origin origin(Mark mark) {
        return new Origin(name, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
