package dev.larder.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Collections that come back equal, but of another class. */
@SuppressWarnings({"IdentityHashMapUsage", "UnnecessaryStringBuilder"}) // every class that may be met is tried
class WrapperTest {
    private static final Serde SERDE = Serde.standard().allow(Named.class);

    static final class Named extends ArrayList<String> {
        private static final long serialVersionUID = 1L;
    }

    private static Map<String, Object> map() {
        Map<String, Object> map = new TreeMap<>();
        map.put("a", 1L);
        map.put("b", 2);
        return map;
    }

    private static List<Object> values() {
        List<Object> list = new ArrayList<>(List.of(1L, 2, "c"));
        Named named = new Named();
        named.add("x");
        return List.of(
                list.subList(1, 3),
                Arrays.asList(1L, null),
                Collections.unmodifiableList(list),
                Collections.synchronizedList(list),
                Collections.emptyList(),
                Collections.singletonList(1L),
                Collections.nCopies(3, 1L),
                Stream.of(1L, 2L).toList(),
                Stream.of(1L, null).toList(),
                named,
                map().keySet(),
                map().entrySet(),
                Collections.unmodifiableSet(new LinkedHashSet<>(list)),
                Collections.synchronizedSet(new LinkedHashSet<>(list)),
                Collections.emptySet(),
                Collections.singleton(1L),
                new CopyOnWriteArraySet<>(list),
                Collections.unmodifiableSortedSet(new TreeSet<>(List.of(1L, 2L))),
                new TreeSet<>(List.of(1L, 2L, 3L)).headSet(2L),
                Collections.unmodifiableMap(map()),
                Collections.synchronizedMap(map()),
                Collections.emptyMap(),
                Collections.singletonMap("k", 1L),
                Collections.unmodifiableSortedMap(new TreeMap<>(map())),
                new TreeMap<>(map()).tailMap("b"),
                new EnumMap<>(TimeUnit.class),
                new java.util.WeakHashMap<>(map()),
                ByteBuffer.allocateDirect(3),
                ByteBuffer.wrap(new byte[] {1, 2}).asReadOnlyBuffer());
    }

    @TestFactory
    Stream<DynamicTest> everyWrapperComesBackEqual() {
        return values().stream()
                .map(value -> DynamicTest.dynamicTest(value.getClass().getName(), () -> {
                    for (Mode mode : new Mode[] {Mode.AUTO, Mode.BINARY}) {
                        Codec<Object> codec = SERDE.codec(mode, Object.class);
                        assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
                    }
                }));
    }

    @Test
    void theValuesOfAMapAreAList() throws Exception {
        Codec<Object> codec = SERDE.codec(Mode.BINARY, Object.class);
        assertThat(codec.decode(codec.encode(map().values()))).isEqualTo(List.of(1L, 2));
    }

    @Test
    void whatHasNoValueOfItsOwnIsRefused() {
        Callable<String> call = () -> "x";
        List<Object> values = List.of(
                new Object(),
                new AtomicReference<>("x"),
                new IdentityHashMap<>(Map.of("a", 1)),
                new FutureTask<>(call),
                new DelayQueue<Delayed>(),
                TimeZone.getDefault(),
                new StringBuilder("x"),
                java.nio.file.Path.of("x"),
                new java.io.File("x"),
                String.class,
                Thread.currentThread(),
                List.of(1).iterator(),
                Stream.of(1));
        for (Object value : values) {
            for (Mode mode : new Mode[] {Mode.AUTO, Mode.BINARY}) {
                assertThatThrownBy(() -> SERDE.codec(mode, Object.class).encode(value))
                        .as(value.getClass().getName())
                        .isInstanceOfSatisfying(
                                SerdeException.class,
                                e -> assertThat(e.reason()).isEqualTo(SerdeException.Reason.UNSUPPORTED));
            }
        }
    }

    @Test
    void aSmallStackIsNoOverflow() throws Exception {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < 498; i++) {
            list = new ArrayList<>(List.of(list, Set.of(1L)));
        }
        List<Object> deep = list;
        List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
        for (int kibi : new int[] {128, 256, 512, 1024}) {
            Thread thread = new Thread(null, () -> tryBoth(deep), "stack " + kibi, kibi * 1024L);
            thread.setUncaughtExceptionHandler((t, e) -> thrown.add(e));
            thread.start();
            thread.join();
        }
        assertThat(thrown).isEmpty();
        tryBoth(deep);
    }

    private static void tryBoth(Object deep) {
        for (Mode mode : new Mode[] {Mode.BINARY, Mode.AUTO}) {
            try {
                Codec<Object> codec = SERDE.codec(mode, Object.class);
                codec.decode(codec.encode(deep));
            } catch (SerdeException e) {
                assertThat(e.reason()).isEqualTo(SerdeException.Reason.LIMIT);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }
}
