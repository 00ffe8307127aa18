package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.Refusal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The JDK classes of the binary format. Their numbers stand in stored bytes: never change or reuse one. Up to 100 there is
 * room for classes with values; the types that are only named follow.
 */
final class BuiltIns {
    static final Slot ARRAY;
    static final Slot LAMBDA;

    /** The number of what a fallback wrote. */
    static final int OPAQUE = 99;

    private static final int ROOM = 101;
    private static final Slot[] BY_ID = new Slot[ROOM];
    private static final Map<Class<?>, Slot> BY_CLASS = new HashMap<>();
    private static final Map<Class<?>, Integer> MENTION_IDS = new HashMap<>();
    private static final Map<Integer, Class<?>> MENTIONED = new HashMap<>();

    static {
        BuiltInScalars.addTo(BuiltIns::add);
        BuiltInCollections.addTo(BuiltIns::add);
        ARRAY = BY_ID[20];
        LAMBDA = BY_ID[90];
        for (Slot slot : BY_ID) {
            if (slot != null) {
                mention(slot.getId(), slot.getType());
            }
        }
        BuiltInMentions.addTo(BuiltIns::mention);
    }

    private BuiltIns() {}

    /** Takes one class of the table. */
    interface Table {
        void add(int id, Wire<?> wire, Class<?>... types);
    }

    /** The first class stands for the others, which are written as it. */
    private static void add(int id, Wire<?> wire, Class<?>... types) {
        if (BY_ID[id] != null) {
            throw new IllegalStateException("Two classes have the number " + id);
        }
        Slot slot = new Slot(types[0], wire, id);
        BY_ID[id] = slot;
        for (Class<?> type : types) {
            BY_CLASS.put(type, slot);
        }
    }

    private static void mention(int id, Class<?> type) {
        if (MENTIONED.put(id, type) != null) {
            throw new IllegalStateException("Two types have the number " + id);
        }
        MENTION_IDS.put(type, id);
    }

    /** {@return the slot of a class, or null if it is not built in} */
    static @Nullable Slot slot(Class<?> type) {
        return BY_CLASS.get(type);
    }

    static Slot slot(int id) {
        Slot slot = id < ROOM ? BY_ID[id] : null;
        if (slot == null) {
            throw new Refusal(Refusal.Kind.UNSUPPORTED, "Holds a JDK class that this release does not know");
        }
        return slot;
    }

    /** {@return the slot that a collection of no listed class is written with, equal but of another class; or null} */
    static @Nullable Slot general(Class<?> type) {
        if (EnumSet.class.isAssignableFrom(type)) {
            return BY_ID[36];
        }
        if (java.nio.ByteBuffer.class.isAssignableFrom(type)) {
            return BY_ID[76];
        }
        if (Map.Entry.class.isAssignableFrom(type) && Refused.isPlatform(type)) {
            return BY_ID[86];
        }
        if (List.class.isAssignableFrom(type)) {
            return BY_ID[21];
        }
        if (SortedSet.class.isAssignableFrom(type)) {
            return BY_ID[27];
        }
        if (Set.class.isAssignableFrom(type)) {
            return BY_ID[26];
        }
        if (SortedMap.class.isAssignableFrom(type)) {
            return BY_ID[42];
        }
        if (Map.class.isAssignableFrom(type)) {
            return type == IdentityHashMap.class ? null : BY_ID[41];
        }
        return Collection.class.isAssignableFrom(type) && Refused.isPlatform(type) ? BY_ID[21] : null;
    }

    static @Nullable Integer mentionId(Class<?> type) {
        return MENTION_IDS.get(type);
    }

    static Class<?> mentioned(int id) {
        Class<?> type = MENTIONED.get(id);
        if (type == null) {
            throw new Refusal(Refusal.Kind.UNSUPPORTED, "Names a JDK type that this release does not know");
        }
        return type;
    }
}
