package dev.larder.store.memory;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Verb;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import dev.larder.store.backend.internal.InProcess;
import dev.larder.store.memory.MemoryConfig.Emulate;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a verb does to the map, as one object: the verbs run it, and an explanation shows it.
 *
 * @param <R> what comes out
 */
sealed interface Step<R> {
    @Nullable
    R on(MemoryMap map) throws BackendException;

    /** Looks an entry up that has not ended. */
    record Find(String key) implements Step<Held> {
        @Override
        public @Nullable Held on(MemoryMap map) {
            return map.live(key);
        }

        @Override
        public String toString() {
            return "find " + Keys.display(key);
        }
    }

    /** Puts an entry; without a value it can only be shown. */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    record Put(String key, byte @Nullable [] value, Write write) implements Step<Held> {
        /** The new entry, or null if the guard did not hold. */
        @Override
        public @Nullable Held on(MemoryMap map) throws BackendException {
            if (value == null) {
                throw new IllegalStateException("A put that is only explained has no value to write");
            }
            Instant deadline = write.deadline();
            return put(map, key, value, write.guard(), deadline == null ? InProcess.NEVER : deadline.toEpochMilli());
        }

        static @Nullable Held put(MemoryMap map, String key, byte[] value, Guard guard, long deadline)
                throws BackendException {
            map.checkSize(key, value.length);
            if (map.config.emulate() != Emulate.FS) {
                return guarded(map, key, map.hold(value, deadline), guard);
            }
            synchronized (map) {
                map.nesting.claim(key);
                return guarded(map, key, map.hold(value, deadline), guard);
            }
        }

        private static @Nullable Held guarded(MemoryMap map, String key, Held fresh, Guard guard) {
            if (guard.kind() == Guard.Kind.ALWAYS) {
                map.entries().put(key, fresh);
                return fresh;
            }
            boolean[] held = {false};
            map.entries().compute(key, (k, old) -> {
                held[0] = holds(map, guard, old);
                return held[0] ? fresh : old;
            });
            return held[0] ? fresh : null;
        }

        @Override
        public String toString() {
            return "put " + Keys.display(key) + " " + (value == null ? Verb.VALUE : "<" + value.length + " bytes>")
                    + shown(write.guard()) + (write.deadline() == null ? "" : " until " + write.deadline());
        }
    }

    /** Removes an entry, ended ones too, and gives it out. */
    record Remove(String key) implements Step<Held> {
        @Override
        public @Nullable Held on(MemoryMap map) {
            return map.entries().remove(key);
        }

        @Override
        public String toString() {
            return "remove " + Keys.display(key);
        }
    }

    /** Removes an entry and gives it out, unless it has ended; whether it has is asked while no one else can have it. */
    record Take(String key) implements Step<Held> {
        @Override
        public @Nullable Held on(MemoryMap map) {
            @Nullable Held[] taken = {null};
            map.entries().computeIfPresent(key, (k, held) -> {
                taken[0] = map.ended(held) ? null : held;
                return null;
            });
            return taken[0];
        }

        @Override
        public String toString() {
            return "remove " + Keys.display(key);
        }
    }

    /** Removes an entry if a guard holds. */
    record RemoveIf(String key, Guard guard) implements Step<Boolean> {
        @Override
        public Boolean on(MemoryMap map) {
            boolean[] held = {false};
            map.entries().computeIfPresent(key, (k, old) -> {
                held[0] = holds(map, guard, old);
                return held[0] ? null : old;
            });
            return held[0];
        }

        @Override
        public String toString() {
            return "remove " + Keys.display(key) + shown(guard);
        }
    }

    /** Sorts the keys with a prefix that come after the cursor. */
    record Sort(String prefix, @Nullable String cursor) implements Step<String[]> {
        @Override
        public String[] on(MemoryMap map) {
            String[] keys = map.entries().keySet().stream()
                    .filter(key -> key.startsWith(prefix) && (cursor == null || key.compareTo(cursor) > 0))
                    .toArray(String[]::new);
            Arrays.sort(keys);
            return keys;
        }

        @Override
        public String toString() {
            return "sort the keys" + (prefix.isEmpty() ? "" : " that begin with " + Keys.display(prefix));
        }
    }

    private static boolean holds(MemoryMap map, Guard guard, @Nullable Held held) {
        boolean absent = held == null || map.ended(held);
        return switch (guard.kind()) {
            case ALWAYS -> true;
            case ABSENT -> absent;
            case VERSION -> held != null && !absent && held.version(map).equals(guard.version());
        };
    }

    private static String shown(Guard guard) {
        Version version = guard.version();
        return version != null
                ? " if its version is " + Keys.display(version.token())
                : guard.kind() == Guard.Kind.ABSENT ? " if absent" : "";
    }
}
