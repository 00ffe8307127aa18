package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.Refusal;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type that was examined: reads and writes its values. Paths begin at the value. Thread-safe. */
public final class Definition {
    private final String name;
    private final Slot root;
    private final Limits limits;
    private final JsonNodes documents;

    private Definition(String name, Slot root, Limits limits) {
        this.name = name;
        this.root = root;
        this.limits = limits;
        this.documents = new JsonNodes(limits);
    }

    /**
     * {@return the definition of a type}
     *
     * @param type the type
     * @param annotated the same with its annotations, or null
     * @param profile the settings
     * @param marks what annotations say
     * @throws Refusal of kind MODEL with every finding, if it cannot be bound
     */
    public static Definition of(Type type, @Nullable AnnotatedType annotated, Profile profile, Marks marks) {
        TypeSpec spec = annotated == null ? TypeSpec.of(type) : TypeSpec.of(annotated);
        return new Definition(name(type), Definer.define(spec.withNullable(false), profile, marks), profile.limits());
    }

    /**
     * {@return the simple name of a type's class}
     *
     * @param type the type
     */
    public static String name(Type type) {
        return TypeSpec.of(type).raw().getSimpleName();
    }

    Form form() {
        return root.form();
    }

    /** {@return how paths begin} */
    public String name() {
        return name;
    }

    /**
     * Reads one value.
     *
     * @param source a text, UTF-8 bytes, or a tree of maps and lists
     * @param hooks whether objects check themselves
     * @param unexpected whether unknown members are passed over
     * @param missing whether absent members take their defaults
     * @return the value; null only if the type takes it
     * @throws Refusal if it holds no such value
     */
    public @Nullable Object read(Object source, boolean hooks, boolean unexpected, boolean missing) {
        Node node = node(source);
        Kind kind = root.form().kind();
        if (node.kind() == Kind.ARRAY && kind != Kind.ARRAY && kind != Kind.ANY) {
            throw shape("Found an array where one " + name + " is read; loadMany reads several");
        }
        if (node.kind().isScalar()
                && kind == Kind.OBJECT
                && !(node.kind() == Kind.NULL && root.form().takesNull())) {
            throw shape("Found " + node.kind().words() + " where an object is read");
        }
        return read(node, new Reading(limits, hooks, unexpected, missing));
    }

    private @Nullable Object read(Node node, Reading reading) {
        try {
            return root.read(node, reading);
        } catch (StackOverflowError e) {
            throw limits.tooDeep();
        }
    }

    /**
     * Reads an array of values.
     *
     * @param source a text, UTF-8 bytes, or a collection of trees
     * @param hooks whether objects check themselves
     * @param unexpected whether unknown members are passed over
     * @param missing whether absent members take their defaults
     * @return the values
     * @throws Refusal if it holds no such values
     */
    public List<Object> readMany(Object source, boolean hooks, boolean unexpected, boolean missing) {
        Node node = source instanceof Collection<?> trees ? TreeNodes.of(new ArrayList<>(trees), limits) : node(source);
        if (!(node instanceof Node.Arr array)) {
            throw shape("Found " + node.kind().words() + " where an array is read; load reads one value");
        }
        Reading reading = new Reading(limits, hooks, unexpected, missing);
        List<Object> values = new ArrayList<>();
        for (Node element : array.elements()) {
            try {
                Object value = read(element, reading);
                if (value == null) {
                    throw root.form().wrongKind(element);
                }
                values.add(value);
            } catch (Refusal refusal) {
                throw refusal.within("[" + values.size() + "]");
            }
        }
        return values;
    }

    private Node node(Object source) {
        if (source instanceof String json) {
            return documents.read(json);
        }
        return source instanceof byte[] json ? documents.read(json) : TreeNodes.of((Map<?, ?>) source, limits);
    }

    private Refusal shape(String text) {
        return root.form().refusal(Refusal.Kind.SHAPE, text);
    }

    /**
     * {@return the document of a value}
     *
     * @param value the value
     * @param hooks whether objects check themselves
     * @param indent the blanks per level; -1 for one line with blanks, -2 for none
     * @throws Refusal if it cannot be written
     */
    public String write(Object value, boolean hooks, int indent) {
        JsonOut out = new JsonOut(limits, hooks, indent);
        write(value, out);
        return json(out);
    }

    private String json(JsonOut out) {
        String json = out.json();
        JsonNodes.checkSize(json, limits);
        return json;
    }

    /**
     * {@return the document of several values, an array}
     *
     * @param values the values
     * @param hooks whether objects check themselves
     * @param indent the blanks per level; -1 for one line with blanks, -2 for none
     * @throws Refusal if one cannot be written
     */
    public String writeMany(Collection<?> values, boolean hooks, int indent) {
        JsonOut out = new JsonOut(limits, hooks, indent);
        out.beginArray();
        int index = 0;
        for (Object value : values) {
            try {
                write(value, out);
            } catch (Refusal refusal) {
                throw refusal.within("[" + index + "]");
            }
            index++;
        }
        out.endArray();
        return json(out);
    }

    /**
     * {@return a value as maps, lists and scalars}
     *
     * @param value the value
     * @param hooks whether objects check themselves
     * @throws Refusal if it cannot be written, or is no object
     */
    @SuppressWarnings("unchecked") // an object is written as a map
    public Map<String, Object> tree(Object value, boolean hooks) {
        TreeOut out = new TreeOut(limits, hooks);
        write(value, out);
        if (!(out.root() instanceof Map<?, ?> map)) {
            throw shape("A " + name + " is no object in JSON, and so no map");
        }
        return (Map<String, Object>) map;
    }

    /** {@return the members of its objects, in the order in which they are written; none of a type that is no object} */
    public List<Part> parts() {
        return root.form() instanceof ObjectForm object
                ? object.members().stream()
                        .map(member -> new Part(member, limits, documents))
                        .toList()
                : List.of();
    }

    /**
     * {@return an object of its members}
     *
     * @param values what the members are, in the order of {@link #parts}
     * @param hooks whether it checks itself
     * @throws Refusal if it cannot be made
     */
    public Object make(List<@Nullable Object> values, boolean hooks) {
        return ((ObjectForm) root.form()).make(values.toArray(), hooks, limits);
    }

    private void write(@Nullable Object value, Out out) {
        try {
            root.write(value, out);
        } catch (StackOverflowError e) {
            throw limits.tooDeep();
        }
    }
}
