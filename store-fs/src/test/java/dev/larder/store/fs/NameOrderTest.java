package dev.larder.store.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NameOrderTest {
    private static final String[] PIECES = {
        "a", "b", "key-", "0", "17", ".", "~", "\u007f", "\u0080", "é", "\ud83d\ude00", "日", "\uffee", "-"
    };

    @Test
    void isThatOfStrings() {
        Random random = Fixture.random("NameOrderTest");
        for (int round = 0; round < 24; round++) {
            List<String> names = names(random, round % 2 == 0 ? 3000 : random.nextInt(40), random.nextInt(9));
            NameOrder order = new NameOrder();
            names.forEach(order::add);

            order.sort();

            assertThat(sorted(order)).containsExactlyElementsOf(new TreeSet<>(names));
            assertThat(Arrays.asList(order.names()).subList(order.size(), order.names().length))
                    .allSatisfy(name -> assertThat(name).isNull());
        }
    }

    @Test
    void goesOnWithThoseThatWereKept() {
        Random random = Fixture.random("NameOrderTest");
        for (int round = 0; round < 8; round++) {
            List<String> names = names(random, 5000, random.nextInt(9));
            NameOrder order = new NameOrder();
            names.subList(0, 2500).forEach(order::add);
            order.sort();
            order.keep(order.size() / 2);
            TreeSet<String> expected = new TreeSet<>(sorted(order));

            names.subList(2500, 5000).forEach(order::add);
            order.sort();

            expected.addAll(names.subList(2500, 5000));
            assertThat(sorted(order)).containsExactlyElementsOf(expected);
        }
    }

    private static List<String> sorted(NameOrder order) {
        return Arrays.asList(order.names()).subList(0, order.size());
    }

    /** Names of which many begin alike, and some are there twice. */
    private static List<String> names(Random random, int size, int shared) {
        String front = "common".substring(0, shared % 7);
        List<String> names = new ArrayList<>();
        while (names.size() < size) {
            StringBuilder name = new StringBuilder(random.nextInt(500) == 0 ? "" : front);
            for (int left = random.nextInt(12); left >= 0; left--) {
                name.append(PIECES[random.nextInt(PIECES.length)]);
            }
            names.add(name.toString());
        }
        return names;
    }
}
