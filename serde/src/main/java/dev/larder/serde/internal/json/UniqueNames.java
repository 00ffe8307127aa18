package dev.larder.serde.internal.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonReadContext;

/**
 * Where in a document a parser is, refusing a name that the object it is in has had. The names of all open objects are in one
 * array of the parser; Jackson's own detection makes a set for each object of more than two names. A text keeps its hash,
 * and the parser's table of names gives the same text for the same name, so to look through a few is cheaper than a set.
 */
final class UniqueNames extends JsonReadContext {
    /** From here on names are looked up in a set: to compare each with each takes time that grows with the square. */
    private static final int FEW = 16;

    private static final int SPREAD =
            0x9e37_79b9; // of the golden ratio: also hashes that differ in a few bits lie apart
    private static final int SIX_BITS = Integer.SIZE - 6;

    private final StrictUtf8Parser parser;
    private int first;

    /** A bit for each name had, by its hash: a name whose bit is not set need not be compared with any. */
    private long seen;

    private @Nullable Set<String> many;

    private UniqueNames(JsonReadContext parent, StrictUtf8Parser parser, int type, int line, int column) {
        super(parent, parent.getNestingDepth() + 1, null, type, line, column);
        this.parser = parser;
        this.first = parser.nameCount;
    }

    static JsonReadContext array(JsonReadContext root, StrictUtf8Parser parser, int line, int column) {
        return new UniqueNames(root, parser, TYPE_ARRAY, line, column);
    }

    static JsonReadContext object(JsonReadContext root, StrictUtf8Parser parser, int line, int column) {
        return new UniqueNames(root, parser, TYPE_OBJECT, line, column);
    }

    @Override
    public JsonReadContext createChildArrayContext(int line, int column) {
        return child(TYPE_ARRAY, line, column);
    }

    @Override
    public JsonReadContext createChildObjectContext(int line, int column) {
        return child(TYPE_OBJECT, line, column);
    }

    private JsonReadContext child(int type, int line, int column) {
        if (_child == null) {
            _child = new UniqueNames(this, parser, type, line, column);
            return _child;
        }
        return _child.reset(type, line, column);
    }

    @Override
    public JsonReadContext reset(int type, int line, int column) {
        first = parser.nameCount;
        seen = 0;
        many = null;
        return super.reset(type, line, column);
    }

    @Override
    public JsonReadContext clearAndGetParent() {
        parser.nameCount = first;
        return super.clearAndGetParent();
    }

    @Override
    public void setCurrentName(String name) {
        super.setCurrentName(name);
        if (many != null ? !many.add(name) : isKept(name)) {
            throw parser.twice();
        }
        if (many == null) {
            keep(name);
        }
    }

    private boolean isKept(String name) {
        int hash = name.hashCode();
        long bit = 1L << ((hash * SPREAD) >>> SIX_BITS);
        boolean fresh = (seen & bit) == 0;
        seen |= bit;
        return !fresh && isKept(name, hash);
    }

    private boolean isKept(String name, int hash) {
        String[] names = parser.names;
        for (int i = first; i < parser.nameCount; i++) {
            String one = names[i];
            if (one.hashCode() == hash && one.equals(name)) {
                return true;
            }
        }
        return false;
    }

    private void keep(String name) {
        int count = parser.nameCount++;
        if (count == parser.names.length) {
            parser.names = Arrays.copyOf(parser.names, count * 2);
        }
        parser.names[count] = name;
        if (count + 1 - first == FEW) {
            many = new HashSet<>(Arrays.asList(parser.names).subList(first, count + 1));
        }
    }
}
