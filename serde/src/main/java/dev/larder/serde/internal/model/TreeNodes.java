package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Limits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps, lists and scalars as nodes, of exactly the classes that a dump to a map gives. */
final class TreeNodes {
    private final Limits limits;
    private long nodes;

    private TreeNodes(Limits limits) {
        this.limits = limits;
    }

    static Node of(@Nullable Object tree, Limits limits) {
        try {
            return new TreeNodes(limits).node(tree, 1);
        } catch (StackOverflowError e) {
            throw limits.tooDeep();
        }
    }

    private Node node(@Nullable Object value, int depth) {
        limits.checkSize(++nodes); // each takes a byte at least
        if (value == null) {
            return Node.Bare.NULL;
        }
        if (value instanceof String text) {
            limits.checkText(text.length());
            return new Node.Text(text);
        }
        if (value instanceof Boolean on) {
            return new Node.Bool(on);
        }
        if (value instanceof Integer || value instanceof Long || value instanceof BigInteger) {
            return new Node.Num(value.toString());
        }
        if (value instanceof Double) {
            return new Node.Num(value.toString());
        }
        if (value instanceof BigDecimal decimal) {
            // a decimal is no whole number, even without a fraction
            return new Node.Num(decimal.scale() == 0 ? decimal + ".0" : decimal.toString());
        }
        return container(value, depth);
    }

    private Node container(Object value, int depth) {
        if (depth > limits.maxDepth()) {
            throw limits.tooDeep();
        }
        if (value instanceof List<?> list) {
            List<Node> elements = new ArrayList<>(list.size());
            for (Object element : list) {
                elements.add(node(element, depth + 1));
            }
            return new Node.Arr(elements);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Node> members = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (!(entry.getKey() instanceof String name)) {
                    return Node.Bare.OTHER;
                }
                members.put(name, node(entry.getValue(), depth + 1));
            }
            return new Node.Obj(members);
        }
        return Node.Bare.OTHER;
    }
}
