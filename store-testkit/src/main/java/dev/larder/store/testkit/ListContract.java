package dev.larder.store.testkit;

import static dev.larder.store.backend.Capability.ATOMIC_POP;
import static dev.larder.store.backend.Capability.LIST;
import static dev.larder.store.testkit.Fixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Page;
import dev.larder.store.backend.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages are stateless, and list each key that is there all the time exactly once. */
public interface ListContract extends BackendUnderTest {
    /** An empty place has no keys. */
    @Test
    default void anEmptyPlaceListsNothing(Fixture f) throws Exception {
        f.needs(LIST);
        assertThat(all(f, "", 10)).isEmpty();
        assertThat(f.store().keys()).isEmpty();
    }

    /** Each key is listed once, whatever the size of a page. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 49, 50, 51, 1000})
    @Tag("LIST-1")
    default void eachKeyIsListedOnce(int limit, Fixture f) throws Exception {
        f.needs(LIST);
        List<String> keys = fill(f, 50);
        assertThat(all(f, "", limit)).containsExactlyInAnyOrderElementsOf(keys);
    }

    /** A prefix is a string, not a folder, and its characters mean themselves. */
    @Test
    @Tag("KEYS-4")
    default void aPrefixIsTakenLiterally(Fixture f) throws Exception {
        f.needs(LIST);
        List<String> keys = List.of(
                "user_1",
                "user_1*",
                "user_1*x",
                "user_12",
                "user%1",
                "userx1",
                "user_/x",
                "a/b",
                "a/bc/d",
                "ab",
                "A/b",
                "a[b]c",
                "a?c",
                "a\\c");
        for (String key : keys) {
            f.given(key, "value");
        }
        for (String prefix :
                List.of("user_1*", "user_", "user_1", "user%", "a", "a/", "a/b", "a[b]", "a?", "a\\", "z")) {
            assertThat(all(f, prefix, 3))
                    .as(prefix)
                    .containsExactlyInAnyOrderElementsOf(
                            keys.stream().filter(key -> key.startsWith(prefix)).toList());
        }
    }

    /** A prefix may end within a character of several units, and then nothing is lost beside it. */
    @Test
    @Tag("KEYS-4")
    default void aPrefixMayEndWithinASegment(Fixture f) throws Exception {
        f.needs(LIST);
        f.given("f\u00f6\u00f6/a", "1");
        f.given("f\u00f6o/a", "2");
        f.given("fo/a", "3");
        assertThat(all(f, "f\u00f6", 1)).containsExactlyInAnyOrder("f\u00f6\u00f6/a", "f\u00f6o/a");
        assertThat(all(f, "f\u00f6\u00f6/", 1)).containsExactly("f\u00f6\u00f6/a");
    }

    /** Keys in folders within folders are all listed. */
    @Test
    default void foldersAreNoBorder(Fixture f) throws Exception {
        f.needs(LIST);
        List<String> keys = List.of("a/b/c/d/e", "a/b/c/x", "a/b2", "a2", "z/y/x", "z/y-x", "z/y.x/1");
        for (String key : keys) {
            f.given(key, "value");
        }
        for (int limit : new int[] {1, 2, 3, 100}) {
            assertThat(all(f, "", limit)).containsExactlyInAnyOrderElementsOf(keys);
        }
        assertThat(all(f, "z/y", 1)).containsExactlyInAnyOrder("z/y/x", "z/y-x", "z/y.x/1");
    }

    /** A cursor stays good while keys come and go: those that stay are listed exactly once. */
    @Test
    @Tag("LIST-1")
    default void whatStaysIsListedOnceWhileKeysComeAndGo(Fixture f) throws Exception {
        f.needs(LIST);
        List<String> stay = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            f.given("go/" + i, "value");
            f.given("stay/" + i, "value");
            stay.add("stay/" + i);
        }
        List<String> listed = new ArrayList<>();
        int round = 0;
        for (@Nullable String cursor = null; cursor != null || round == 0; round++) {
            Page page = f.backend().list("", cursor, 7);
            listed.addAll(page.keys());
            cursor = page.next();
            f.backend().delete("go/" + round, Guard.ALWAYS);
            f.given("come/" + round, "value");
            f.given("stay/" + round % 40 + "x", "value");
        }
        assertThat(listed).containsAll(stay);
        assertThat(listed).filteredOn(stay::contains).doesNotHaveDuplicates();
    }

    /** A page may be asked for again, and several listings may go on at once. */
    @Test
    @Tag("LIST-1")
    default void pagesAreStateless(Fixture f) throws Exception {
        f.needs(LIST);
        List<String> keys = fill(f, 20);
        Page first = f.backend().list("", null, 6);
        List<String> rest = rest(f, "", first.next(), 6);
        assertThat(all(f, "", 3)).containsExactlyInAnyOrderElementsOf(keys);
        List<String> again = rest(f, "", first.next(), 11);
        assertThat(again).containsExactlyInAnyOrderElementsOf(rest);
        List<String> both = new ArrayList<>(first.keys());
        both.addAll(rest);
        assertThat(both).containsExactlyInAnyOrderElementsOf(keys);
    }

    /** A page has about as many keys as were asked for: never so many that a listing would not be lazy. */
    @Test
    default void aPageIsAboutAsLongAsAskedFor(Fixture f) throws Exception {
        f.needs(LIST);
        fill(f, 120);
        assertThat(f.backend().list("", null, 10).keys()).hasSizeLessThanOrEqualTo(100);
    }

    /** What was deleted or taken is not listed. */
    @Test
    default void whatIsGoneIsNotListed(Fixture f) throws Exception {
        f.needs(LIST);
        f.given("a/1", "value");
        f.given("a/2", "value");
        f.given("b", "value");
        f.backend().delete("a/1", Guard.ALWAYS);
        if (f.can(ATOMIC_POP)) {
            f.backend().take("b");
        } else {
            f.backend().delete("b", Guard.ALWAYS);
        }
        assertThat(all(f, "", 10)).containsExactly("a/2");
        f.backend().delete("a/2", Guard.ALWAYS);
        assertThat(all(f, "", 10)).isEmpty();
    }

    private static List<String> fill(Fixture f, int count) throws Exception {
        List<String> keys = IntStream.range(0, count)
                .mapToObj(i -> "dir" + i % 5 + "/key-" + i)
                .toList();
        for (String key : keys) {
            f.backend().put(key, bytes(key), Write.PLAIN);
        }
        return keys;
    }

    private static List<String> all(Fixture f, String prefix, int limit) throws Exception {
        return rest(f, prefix, null, limit);
    }

    private static List<String> rest(Fixture f, String prefix, @Nullable String from, int limit) throws Exception {
        List<String> keys = new ArrayList<>();
        @Nullable String cursor = from;
        do {
            Page page = f.backend().list(prefix, cursor, limit);
            keys.addAll(page.keys());
            cursor = page.next();
        } while (cursor != null);
        return keys;
    }
}
