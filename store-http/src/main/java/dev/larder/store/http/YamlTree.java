package dev.larder.store.http;

import dev.larder.serde.SerdeException.Reason;
import dev.larder.serde.SerdeLimits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads one YAML document as maps, lists, texts and numbers. No tags, no anchors, no aliases, no name twice. */
final class YamlTree {
    private static final int DEEPEST = 100;

    /** The parser makes many objects for a value; 6,000 headers are no exchange of anyone. */
    private static final int MOST = 20_000;

    private final Iterator<Event> events;
    private int nodes;

    private YamlTree(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit((int) SerdeLimits.standard().maxBytes())
                .setUseMarks(false) // dear, and the errors tell no place
                // the whole at once: a long scalar would be copied anew for each buffer that it spans
                .setBufferSize(Math.max(1, text.length()))
                .build();
        events = new ParserImpl(settings, new StreamReader(settings, text));
    }

    static @Nullable Object read(byte[] data) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString();
        } catch (CharacterCodingException e) {
            throw syntax("is not UTF-8");
        }
        if (text.startsWith("\uFEFF")) {
            throw syntax("begins with a byte order mark");
        }
        try {
            return new YamlTree(text).document();
        } catch (YamlEngineException | IllegalArgumentException e) {
            // its text quotes the document; the second is thrown where an escape in a text has too few digits
            throw syntax("is no YAML");
        }
    }

    private @Nullable Object document() {
        events.next(); // the start of the stream
        if (!(events.next() instanceof DocumentStartEvent start)) {
            throw syntax("is empty");
        }
        if (!start.getTags().isEmpty()) {
            throw syntax("holds tags");
        }
        Object root = node(events.next(), 0);
        events.next(); // the end of the document
        if (events.next().getEventId() != Event.ID.StreamEnd) {
            throw syntax("holds a second document");
        }
        return root;
    }

    private @Nullable Object node(Event event, int depth) {
        if (++nodes > MOST) {
            throw ExchangeException.of(Reason.LIMIT, "", "holds more than " + MOST + " values");
        }
        if (depth > DEEPEST) {
            throw ExchangeException.of(Reason.LIMIT, "", "is nested deeper than " + DEEPEST + " levels");
        }
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
            throw syntax("holds an anchor or an alias");
        }
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag().isPresent());
            return scalar.isPlain() ? YamlScalars.resolve(scalar.getValue()) : scalar.getValue();
        }
        refuseTag(((CollectionStartEvent) event).getTag().isPresent());
        return event.getEventId() == Event.ID.MappingStart ? map(depth) : list(depth);
    }

    private Map<Object, @Nullable Object> map(int depth) {
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Object name = node(event, depth + 1);
            Object value = node(events.next(), depth + 1);
            if (name == null || map.containsKey(name)) {
                throw syntax("holds a name twice, or none");
            }
            map.put(name, value);
        }
        return map;
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            list.add(node(event, depth + 1));
        }
        return list;
    }

    private static void refuseTag(boolean tagged) {
        if (tagged) {
            throw syntax("holds a tag");
        }
    }

    private static ExchangeException syntax(String what) {
        return ExchangeException.of(Reason.SYNTAX, "", what);
    }
}
