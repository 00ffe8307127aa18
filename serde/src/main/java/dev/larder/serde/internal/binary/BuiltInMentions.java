package dev.larder.serde.internal.binary;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Types without values of their own, as element types of arrays. */
final class BuiltInMentions {
    private BuiltInMentions() {}

    /** Takes one type of the table. */
    interface Table {
        void add(int id, Class<?> type);
    }

    static void addTo(Table table) {
        table.add(101, Object.class);
        table.add(102, Number.class);
        table.add(103, Comparable.class);
        table.add(104, CharSequence.class);
        table.add(105, Iterable.class);
        table.add(106, Collection.class);
        table.add(107, List.class);
        table.add(108, Set.class);
        table.add(109, Map.class);
        table.add(110, SortedSet.class);
        table.add(111, SortedMap.class);
        table.add(112, Queue.class);
        table.add(113, Deque.class);
        table.add(114, Serializable.class);
        table.add(115, Map.Entry.class);
        table.add(116, NavigableSet.class);
        table.add(117, NavigableMap.class);
        table.add(118, Record.class);
        table.add(119, Enum.class);
        table.add(120, ZoneId.class);
        table.add(121, ByteBuffer.class);
        table.add(122, Function.class);
        table.add(123, Supplier.class);
        table.add(124, Runnable.class);
        table.add(125, Predicate.class);
        table.add(126, Consumer.class);
        table.add(127, BiFunction.class);
        table.add(128, UnaryOperator.class);
        table.add(129, Comparator.class);
        table.add(130, Callable.class);
        table.add(131, BinaryOperator.class);
        table.add(132, BiConsumer.class);
        table.add(140, boolean.class);
        table.add(141, byte.class);
        table.add(142, short.class);
        table.add(143, char.class);
        table.add(144, int.class);
        table.add(145, long.class);
        table.add(146, float.class);
        table.add(147, double.class);
    }
}
