package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.fallback.Opaque;
import java.util.AbstractMap.SimpleEntry;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The collections among the built-in classes, and what holds other values. Costs are bytes on a 64-bit JVM, rounded up. */
@SuppressWarnings("JdkObsolete") // what is stored comes back of its class
final class BuiltInCollections {
    private BuiltInCollections() {}

    static void addTo(BuiltIns.Table table) {
        table.add(20, new ArrayWire(), Object[].class);
        addLists(table);
        addSets(table);
        addMaps(table);
        addHolders(table);
    }

    private static void addLists(BuiltIns.Table table) {
        table.add(21, Sequence.filled(40, 8, ArrayList::new), ArrayList.class);
        table.add(22, Sequence.filled(32, 32, n -> new LinkedList<>()), LinkedList.class);
        table.add(23, Sequence.filled(56, 8, n -> new ArrayDeque<>(n)), ArrayDeque.class);
        table.add(24, new Sorted(96, false, PriorityQueue::new), PriorityQueue.class);
        table.add(
                28,
                Sequence.whole(72, 8, false, parts -> new CopyOnWriteArrayList<>(parts)),
                CopyOnWriteArrayList.class);
        table.add(29, Sequence.filled(64, 32, n -> new ConcurrentLinkedQueue<>()), ConcurrentLinkedQueue.class);
        table.add(30, Sequence.filled(64, 32, n -> new ConcurrentLinkedDeque<>()), ConcurrentLinkedDeque.class);
        table.add(31, Sequence.filled(320, 32, n -> new LinkedBlockingQueue<>()), LinkedBlockingQueue.class);
        table.add(32, Sequence.filled(240, 32, n -> new LinkedBlockingDeque<>()), LinkedBlockingDeque.class);
        table.add(
                34,
                Sequence.whole(40, 8, false, BuiltInCollections::immutableList),
                List.of(1, 2, 3).getClass(),
                List.of(1).getClass());
        table.add(38, Sequence.filled(48, 8, Vector::new), Vector.class);
    }

    private static void addSets(BuiltIns.Table table) {
        table.add(25, Sequence.hashed(72, 48, n -> new HashSet<>(capacity(n))), HashSet.class);
        table.add(26, Sequence.hashed(80, 56, n -> new LinkedHashSet<>(capacity(n))), LinkedHashSet.class);
        table.add(27, new Sorted(80, true, TreeSet::new), TreeSet.class);
        table.add(33, new Sorted(320, true, ConcurrentSkipListSet::new), ConcurrentSkipListSet.class);
        table.add(
                35,
                Sequence.whole(48, 24, true, BuiltInCollections::immutableSet),
                Set.of(1, 2, 3).getClass(),
                Set.of(1).getClass());
        table.add(36, new EnumSetWire(), EnumSet.class);
    }

    private static void addMaps(BuiltIns.Table table) {
        table.add(40, Mapping.hashed(56, 48, n -> new HashMap<>(capacity(n))), HashMap.class);
        table.add(41, Mapping.hashed(64, 56, n -> new LinkedHashMap<>(capacity(n))), LinkedHashMap.class);
        table.add(42, new SortedMapping(56, TreeMap::new), TreeMap.class);
        table.add(43, Mapping.hashed(96, 64, n -> new ConcurrentHashMap<>()), ConcurrentHashMap.class);
        table.add(44, new SortedMapping(320, ConcurrentSkipListMap::new), ConcurrentSkipListMap.class);
        table.add(
                45,
                Mapping.whole(64, 64, Mapping::immutable),
                Map.of(1, 1, 2, 2, 3, 3).getClass(),
                Map.of(1, 1).getClass());
        table.add(46, new EnumMapWire(), EnumMap.class);
        table.add(47, Mapping.hashed(144, 48, n -> new Hashtable<>()), Hashtable.class);
    }

    private static void addHolders(BuiltIns.Table table) {
        table.add(
                84,
                new Holder<Optional<?>>(
                        1, value -> new Object[] {value.orElse(null)}, parts -> Optional.ofNullable(parts[0])),
                Optional.class);
        table.add(
                85,
                new Holder<SimpleEntry<?, ?>>(
                        2, BuiltInCollections::parts, parts -> new SimpleEntry<>(parts[0], parts[1])),
                SimpleEntry.class);
        table.add(
                86,
                new Holder<Map.Entry<?, ?>>(
                        2, BuiltInCollections::parts, parts -> new SimpleImmutableEntry<>(parts[0], parts[1])),
                SimpleImmutableEntry.class);
        table.add(
                87,
                new Holder<Map.Entry<?, ?>>(2, BuiltInCollections::parts, BuiltInCollections::entry),
                Map.entry(1, 1).getClass());
        table.add(90, new LambdaWire(), java.io.Serializable.class);
        table.add(BuiltIns.OPAQUE, new OpaqueWire(), Opaque.class);
    }

    private static @Nullable Object[] parts(Map.Entry<?, ?> entry) {
        return new Object[] {entry.getKey(), entry.getValue()};
    }

    @SuppressWarnings("NullAway") // throws by itself
    private static Map.Entry<?, ?> entry(@Nullable Object[] parts) {
        return Map.entry(parts[0], parts[1]);
    }

    /** Streams make immutable lists that may hold null; List.of makes none. */
    @SuppressWarnings("NullAway")
    private static Collection<?> immutableList(@Nullable Object[] parts) {
        return Arrays.asList(parts).contains(null)
                ? Collections.unmodifiableList(Arrays.asList(parts))
                : List.of(parts);
    }

    @SuppressWarnings("NullAway") // throws by itself
    private static Collection<?> immutableSet(@Nullable Object[] parts) {
        return Set.of(parts);
    }

    private static int capacity(int count) {
        return (int) Math.min(1L << 30, count + count / 3L + 1);
    }
}
