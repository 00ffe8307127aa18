package dev.larder.serde.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Seconds, mail addresses, and collections that cannot change. */
class ValueTypesTest {
    @Test
    void aTimestampOfEverythingItTakes() {
        Instant instant = Instant.parse("2019-07-29T07:45:05.5Z");
        Timestamp expected = new Timestamp(instant);
        assertThat(List.of(
                        Timestamp.of(instant),
                        Timestamp.of(OffsetDateTime.parse("2019-07-29T17:45:05.5+10:00")),
                        Timestamp.of("2019-07-29T17:45:05.5+10:00"),
                        Timestamp.of(new BigDecimal("1564386305.5")),
                        Timestamp.of(1564386305.5)))
                .containsOnly(expected);
        assertThat(Timestamp.of(0.1).seconds()).isEqualTo("0.1"); // its shortest text counts
        assertThat(Timestamp.of(-1L).instant()).isEqualTo(Instant.ofEpochSecond(-1));
        assertThat(Timestamp.of(new BigDecimal("0.0000000025")).seconds()).isEqualTo("0.000000002");
        assertThat(Timestamp.of(1L)).isGreaterThan(Timestamp.of(0L)).hasSameHashCodeAs(Timestamp.of(1.0));
        assertThat(expected.equals((Object) instant)).isFalse();
    }

    @Test
    void whatIsNoTimestamp() {
        for (ThrowingCallable bad : List.<ThrowingCallable>of(
                () -> Timestamp.of("2019-07-29T17:45:05"),
                () -> Timestamp.of("yesterday"),
                () -> Timestamp.of(Instant.MAX),
                () -> Timestamp.of(Long.MAX_VALUE),
                () -> Timestamp.of(Double.NaN),
                () -> Timestamp.of(Double.POSITIVE_INFINITY),
                () -> Timestamp.of(new BigDecimal("1e1000000")),
                () -> Timestamp.of(253402300800L))) {
            assertThatThrownBy(bad).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Timestamp.of((String) null)).isInstanceOf(NullPointerException.class);
        assertThat(Timestamp.of(new BigDecimal("1e-1000000")).seconds()).isEqualTo("0.0");
    }

    @Test
    void partsOfAnAddress() {
        Email email = new Email("Ada.L+News-1@Mail.Example.ORG");
        assertThat(email.username()).isEqualTo("ada.l");
        assertThat(email.label()).contains("news-1");
        assertThat(email.domain()).isEqualTo("mail.example.org");
        assertThat(email)
                .hasToString("ada.l+news-1@mail.example.org")
                .isEqualTo(new Email("ADA.L+news-1@mail.example.org"));
        assertThat(new Email("a@b.c").label()).isEmpty();
    }

    @Test
    void addresses() {
        for (String good : List.of(
                "a@b.c",
                "föö@bär.example",
                "!#$%&'*/=?^_`{|}~-@x.y",
                "a.b.c@1.2",
                "x".repeat(64) + "@a.b",
                "a@" + "x".repeat(63) + ".b",
                "a@x--y.z",
                "日本@日本.jp")) {
            assertThat(new Email(good).toString()).isEqualTo(good);
        }
        String longest = "a@" + ("x".repeat(62) + ".").repeat(4);
        assertThat(new Email(longest.substring(0, 252) + "zz".substring(0, 254 - 252)))
                .isNotNull();
        for (String bad : List.of(
                "",
                "a",
                "@b.c",
                "a@",
                "a@b",
                "a@@b.c",
                "a@b@c.d",
                ".a@b.c",
                "a.@b.c",
                "a..b@c.d",
                "a+@b.c",
                "+a@b.c",
                "a+b+c@d.e",
                "a b@c.d",
                "a@b c.d",
                "a@-b.c",
                "a@b-.c",
                "a@b..c",
                "a@.b.c",
                "a@b.c.",
                "a@b.c\n",
                "a@b_c.d",
                "\"a\"@b.c",
                "a@[1.2]",
                "a(x)@b.c",
                "x".repeat(65) + "@a.b",
                "a@" + "x".repeat(64) + ".b",
                longest + "xxxx",
                "a,b@c.d")) {
            assertThatThrownBy(() -> new Email(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Email("s3cret")).hasMessageNotContaining("s3cret");
    }

    @Test
    void frozenCollectionsAreEqualAndKeepTheirOrder() {
        FrozenList<String> list = FrozenList.of("b", "a");
        assertThat(list).isEqualTo(List.of("b", "a")).hasSameHashCodeAs(List.of("b", "a"));
        assertThat(List.of("b", "a")).isEqualTo(list);
        assertThat(list.plus("c")).containsExactly("b", "a", "c");
        assertThat(list).hasSize(2);
        FrozenSet<String> set = FrozenSet.copyOf(List.of("b", "a", "b"));
        assertThat((Set<String>) set).isEqualTo(Set.of("a", "b")).containsExactly("b", "a");
        assertThat((Set<String>) set.plus("c").plus("a")).containsExactly("b", "a", "c");
        Map<String, Integer> entries = new LinkedHashMap<>();
        entries.put("b", 1);
        entries.put("a", 2);
        FrozenMap<String, Integer> map = FrozenMap.copyOf(entries);
        assertThat(map).isEqualTo(entries).hasSameHashCodeAs(entries);
        assertThat(map.plus("b", 3).plus(Map.of("c", 4))).hasToString("{b=3, a=2, c=4}");
        entries.clear();
        assertThat(map).hasSize(2);
    }

    @Test
    void noMutatorOfAFrozenCollectionWorks() {
        FrozenList<Integer> list = FrozenList.of(2, 1);
        FrozenSet<Integer> set = FrozenSet.of(2, 1);
        FrozenMap<String, Integer> map = FrozenMap.copyOf(Map.of("a", 1));
        for (ThrowingCallable change : List.<ThrowingCallable>of(
                () -> list.add(3),
                () -> list.set(0, 3),
                () -> list.remove(0),
                list::clear,
                () -> list.sort(null),
                () -> list.removeIf(x -> true),
                () -> list.addAll(List.of(3)),
                () -> list.replaceAll(x -> x),
                () -> next(list.iterator()).remove(),
                () -> list.subList(0, 1).clear(),
                () -> FrozenList.of().clear(),
                () -> set.add(3),
                () -> set.remove(9),
                set::clear,
                () -> set.removeAll(List.of()),
                () -> set.retainAll(List.of(1, 2)),
                () -> set.removeIf(x -> true),
                () -> next(set.iterator()).remove(),
                () -> map.put("a", 1),
                () -> map.remove("z"),
                map::clear,
                () -> map.putAll(Map.of("b", 1)),
                () -> map.entrySet().clear(),
                () -> map.keySet().remove("a"),
                () -> map.values().clear(),
                () -> map.entrySet().iterator().next().setValue(5),
                () -> map.replaceAll((k, v) -> v),
                () -> map.merge("a", 1, Integer::sum),
                () -> map.compute("a", (k, v) -> 1))) {
            assertThatThrownBy(change).isInstanceOf(UnsupportedOperationException.class);
        }
        assertThat(list).containsExactly(2, 1);
        assertThat((Set<Integer>) set).containsExactly(2, 1);
        assertThat(map).isEqualTo(Map.of("a", 1));
    }

    private static <E> Iterator<E> next(Iterator<E> iterator) {
        iterator.next();
        return iterator;
    }

    @Test
    void frozenCollectionsHoldNoNull() {
        for (ThrowingCallable bad : List.<ThrowingCallable>of(
                () -> FrozenList.copyOf(Arrays.asList(1, null)),
                () -> FrozenList.of(1).plus(null),
                () -> FrozenSet.copyOf(new ArrayList<>(Arrays.asList(1, null))),
                () -> FrozenSet.of(1).plus(null),
                () -> FrozenMap.copyOf(new LinkedHashMap<>(java.util.Collections.singletonMap("a", null))),
                () -> FrozenMap.copyOf(Map.of("a", 1)).plus(null, 1))) {
            assertThatThrownBy(bad).isInstanceOf(NullPointerException.class);
        }
    }
}
