package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.Utf8;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** Documents as nodes: one JSON document, no duplicate names, nothing behind it, within the limits. Thread-safe. */
final class JsonNodes {
    private final Limits limits;
    private final JsonFactory factory;

    JsonNodes(Limits limits) {
        this.limits = limits;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(limits.maxBytes())
                        .maxTokenCount(limits.maxBytes())
                        .maxNestingDepth(limits.maxDepth())
                        .maxStringLength(limits.maxString())
                        .maxNameLength(limits.maxString())
                        .maxNumberLength(limits.maxString()) // each type says how many digits it takes
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }

    Node read(byte[] json) {
        limits.checkSize(json.length);
        String text = Utf8.decode(json);
        if (text == null) {
            throw Refusal.damaged("The document is not UTF-8");
        }
        return parse(text);
    }

    Node read(String json) {
        limits.checkSize(json.length());
        if (json.length() > limits.maxBytes() / 3) { // a unit takes three bytes at most
            limits.checkSize(Utf8.size(json));
        }
        return parse(json);
    }

    private Node parse(String json) {
        if (json.isBlank()) {
            throw Refusal.damaged("The document is empty");
        }
        if (json.charAt(0) == '\ufeff') {
            throw Refusal.damaged("The document does not begin as JSON does (a byte order mark is none)");
        }
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            Node node = node(parser);
            if (parser.nextToken() != null) {
                throw Refusal.damaged("Something follows the document");
            }
            return node;
        } catch (StreamConstraintsException e) {
            throw new Refusal(
                    Refusal.Kind.LIMIT,
                    "The document is over a limit: nested too deep, too long, or with too long a text or name"
                            + " (SerdeLimits)");
        } catch (StreamReadException e) {
            throw Refusal.damaged("Not one JSON document without duplicate names (line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ")");
        } catch (JacksonException e) {
            throw Refusal.damaged("Not one JSON document (" + e.getClass().getSimpleName() + ")");
        } catch (StackOverflowError e) {
            throw limits.tooDeep();
        }
    }

    private static Node node(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == null) {
            throw Refusal.damaged("The document ends too early");
        }
        return switch (token) {
            case VALUE_STRING -> new Node.Text(in.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Node.Num(in.getString());
            case VALUE_TRUE -> new Node.Bool(true);
            case VALUE_FALSE -> new Node.Bool(false);
            case VALUE_NULL -> Node.Bare.NULL;
            case START_ARRAY -> {
                List<Node> elements = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(node(in));
                }
                yield new Node.Arr(elements);
            }
            case START_OBJECT -> {
                Map<String, Node> members = new LinkedHashMap<>();
                while (in.nextToken() != JsonToken.END_OBJECT) {
                    String name = in.currentName();
                    in.nextToken();
                    members.put(name, node(in));
                }
                yield new Node.Obj(members);
            }
            default -> throw Refusal.damaged("Not a JSON document");
        };
    }
}
