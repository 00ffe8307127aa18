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
            String[] sorted = names.toArray(new String[names.size() + 3]);

            int size = NameOrder.sort(sorted, names.size());

            assertThat(Arrays.asList(sorted).subList(0, size)).containsExactlyElementsOf(new TreeSet<>(names));
            assertThat(Arrays.asList(sorted).subList(size, sorted.length)).containsOnlyNulls();
        }
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
