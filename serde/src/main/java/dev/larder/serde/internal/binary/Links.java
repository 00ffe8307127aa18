package dev.larder.serde.internal.binary;

import com.esotericsoftware.kryo.util.MapReferenceResolver;
import dev.larder.serde.internal.Refusal;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * References within one value. A cycle through a record or another value that exists only once it is complete is refused
 * when written; Kryo alone would read it back as null. Also adds up what references stand for, since a few bytes of them
 * can mean an exponential amount of hashing.
 */
@SuppressWarnings("rawtypes") // Kryo's signatures
final class Links extends MapReferenceResolver {
    private final Registry registry;
    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private long[] starts = new long[16];
    private int[] depths = new int[16];
    private int known;
    private long referred;

    Links(Registry registry) {
        this.registry = registry;
    }

    @Override
    public boolean useReferences(Class type) {
        return !registry.isScalar(type);
    }

    @Override
    public int getWrittenId(Object object) {
        int id = super.getWrittenId(object);
        if (id >= 0 && open.contains(object)) {
            throw new Refusal(
                    Refusal.Kind.UNSUPPORTED,
                    "A record, or another value that never changes, contains itself; this cannot be read back",
                    object.getClass().getName(),
                    "",
                    null);
        }
        return id;
    }

    @Override
    public int nextReadId(Class type) {
        int id = super.nextReadId(type);
        if (id >= starts.length) {
            starts = Arrays.copyOf(starts, id * 2);
            depths = Arrays.copyOf(depths, id * 2);
        }
        starts[id] = position();
        depths[id] = kryo.getDepth();
        known = id + 1;
        return id;
    }

    @Override
    public Object getReadObject(Class type, int id) {
        Object value = id < known ? super.getReadObject(type, id) : null;
        if (value == null) {
            throw Refusal.damaged("A reference leads to nothing");
        }
        referred = Math.min(referred + weight(id), Integer.MAX_VALUE);
        return value;
    }

    /** {@return an upper estimate of the bytes that an earlier value would take, its own references included} */
    private long weight(int id) {
        int next = id + 1;
        while (next < known && depths[next] > depths[id]) {
            next++;
        }
        return (next < known ? starts[next] : position()) - starts[id];
    }

    private long position() {
        return ((Machine) kryo).in().position() + referred;
    }

    long referred() {
        return referred;
    }

    void enter(Object value) {
        open.add(value);
    }

    void leave(Object value) {
        open.remove(value);
    }

    @Override
    public void reset() {
        super.reset();
        open.clear();
        known = 0;
        referred = 0;
    }
}
