package dev.larder.store.testkit;

import static dev.larder.store.backend.Capability.LIST;
import static dev.larder.store.testkit.Fixture.RAW;
import static dev.larder.store.testkit.Fixture.bytes;
import static dev.larder.store.testkit.Fixture.text;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.Entry;
import dev.larder.store.KeyQuery;
import dev.larder.store.Store;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** keys, entries and deleteAll of a query; views of a prefix. */
public interface QueryContract extends BackendUnderTest {
    /** The keys of the sample, all of which are paths. */
    List<String> KEYS = List.of(
            "a.txt",
            "b.log",
            "docs/a.txt",
            "docs/b.md",
            "docs/old/a.txt",
            "docs/old/deep/c.txt",
            "tmp/1",
            "tmp/2",
            "x[1]");

    /** Prefix, glob and exclusion choose keys; a glob is java.nio's. */
    @ParameterizedTest(name = "prefix={0} glob={1} excluding={2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ''     | -              | -         | a.txt b.log docs/a.txt docs/b.md docs/old/a.txt docs/old/deep/c.txt tmp/1 tmp/2 x[1]
            docs/  | -              | -         | docs/a.txt docs/b.md docs/old/a.txt docs/old/deep/c.txt
            doc    | -              | docs/old/ | docs/a.txt docs/b.md
            ''     | *.txt          | -         | a.txt
            ''     | **.txt         | -         | a.txt docs/a.txt docs/old/a.txt docs/old/deep/c.txt
            ''     | **/*.txt       | -         | docs/a.txt docs/old/a.txt docs/old/deep/c.txt
            ''     | docs/*         | -         | docs/a.txt docs/b.md
            ''     | docs/**        | docs/old  | docs/a.txt docs/b.md
            docs/  | **             | -         | docs/a.txt docs/b.md docs/old/a.txt docs/old/deep/c.txt
            ''     | tmp/?          | -         | tmp/1 tmp/2
            ''     | x\\[1]         | -         | x[1]
            ''     | {a,b}.{txt,log} | -        | a.txt b.log
            ''     | tmp/[!1]       | -         | tmp/2
            none/  | -              | -         | ''
            docs/old/a.txt | -      | -         | docs/old/a.txt
            """)
    @Tag("KEYS-6")
    default void aQueryChoosesKeys(String prefix, String glob, String excluded, String expected, Fixture f)
            throws Exception {
        f.needs(LIST);
        given(f);
        KeyQuery.Chain query = KeyQuery.prefix(prefix);
        query = glob == null ? query : query.glob(glob);
        query = excluded == null ? query : query.excluding(excluded);
        List<String> wanted = expected.isEmpty() ? List.of() : List.of(expected.split(" "));
        assertThat(keys(f.store(), query)).containsExactlyInAnyOrderElementsOf(wanted);
        try (Stream<Entry<byte[]>> entries = f.store().entries(query, RAW)) {
            Map<String, String> values =
                    entries.collect(Collectors.toMap(Entry::key, entry -> text(requireNonNull(entry.value()))));
            assertThat(values.keySet()).containsExactlyInAnyOrderElementsOf(wanted);
            values.forEach((key, value) -> assertThat(value).isEqualTo("value of " + key));
        }
        assertThat(f.store().deleteAll(query)).isEqualTo(wanted.size());
        List<String> left = new ArrayList<>(KEYS);
        left.removeAll(wanted);
        assertThat(keys(f.store(), KeyQuery.all())).containsExactlyInAnyOrderElementsOf(left);
    }

    /** A view sees the keys below its prefix without it, and no others; views of views add up. */
    @Test
    @Tag("KEYS-5")
    default void aViewSeesWhatIsBelow(Fixture f) throws Exception {
        f.needs(LIST);
        given(f);
        Store docs = f.store().at("docs/");
        assertThat(keys(docs, KeyQuery.all()))
                .containsExactlyInAnyOrder("a.txt", "b.md", "old/a.txt", "old/deep/c.txt");
        assertThat(docs.get("a.txt", RAW)).contains(bytes("value of docs/a.txt"));
        Store old = docs.at("old/");
        assertThat(keys(old, KeyQuery.glob("**/*.txt"))).containsExactly("deep/c.txt");
        old.put("new", bytes("1"), RAW);
        assertThat(f.stored("docs/old/new")).isEqualTo("1");
        assertThat(docs.exists("old/new")).isTrue();
        assertThat(old.deleteAll(KeyQuery.prefix("deep/"))).isEqualTo(1);
        old.delete("a.txt");
        assertThat(keys(f.store(), KeyQuery.prefix("docs/")))
                .containsExactlyInAnyOrder("docs/a.txt", "docs/b.md", "docs/old/new");
    }

    /** The prefix of a view may end within a segment, and is literal. */
    @Test
    @Tag("KEYS-5")
    default void aViewOfAnyPrefix(Fixture f) throws Exception {
        f.needs(LIST);
        for (String key : List.of("user_1*a", "user_1xa", "user_1*b/c")) {
            f.given(key, "value");
        }
        if (f.can(Capability.NESTED_KEYS)) {
            f.given("user_1*", "without a name in the view");
            f.given("user_1*/b", "nor has this one");
        }
        Store view = f.store().at("user_1*");
        assertThat(keys(view, KeyQuery.all())).containsExactlyInAnyOrder("a", "b/c");
        assertThat(view.exists("a")).isTrue();
        assertThat(f.kind(() -> view.get("/b"))).isEqualTo(ErrorKind.INVALID);
    }

    /** More keys than two pages, each once, while others come and go. */
    @Test
    @Tag("LIST-1")
    default void manyPagesAreOneListing(Fixture f) throws Exception {
        f.needs(LIST);
        int many = 2_050;
        List<String> stay = IntStream.range(0, many).mapToObj(i -> "stay/" + i).toList();
        f.store().putAll(stay.stream().collect(Collectors.toMap(key -> key, key -> bytes("v"))), RAW);
        f.store()
                .putAll(IntStream.range(0, 50).boxed().collect(Collectors.toMap(i -> "go/" + i, i -> bytes("v"))), RAW);
        Set<String> listed = new HashSet<>();
        try (Stream<String> keys = f.store().keys()) {
            Iterator<String> each = keys.iterator();
            while (each.hasNext()) {
                String key = each.next();
                assertThat(listed.add(key)).as("%s is listed once", key).isTrue();
                if (listed.size() % 100 == 0) {
                    f.store().delete("go/" + listed.size() / 100);
                    f.given("come/" + listed.size(), "v");
                }
            }
        }
        assertThat(stay.stream().filter(key -> !listed.contains(key))).isEmpty();
        assertThat(f.store().deleteAll(KeyQuery.prefix("stay/"))).isEqualTo(many);
        assertThat(keys(f.store(), KeyQuery.prefix("stay/"))).isEmpty();
    }

    /** A glob or a prefix that cannot be is INVALID when it is given, and nothing is deleted. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            glob     | [
            glob     | {a
            glob     | {a,{b}}
            glob     | a\\
            glob     | [z-a]
            prefix   | /a
            prefix   | a//
            prefix   | ../
            """)
    default void aQueryThatCannotBeIsInvalid(String part, String text, Fixture f) throws Exception {
        f.needs(LIST);
        given(f);
        KeyQuery query = part.equals("glob") ? KeyQuery.glob(text) : KeyQuery.prefix(text);
        assertThat(f.kind(() -> f.store().keys(query))).isEqualTo(ErrorKind.INVALID);
        assertThat(f.kind(() -> f.store().entries(query, RAW))).isEqualTo(ErrorKind.INVALID);
        assertThat(f.kind(() -> f.store().deleteAll(query))).isEqualTo(ErrorKind.INVALID);
        assertThat(keys(f.store(), KeyQuery.all())).containsExactlyInAnyOrderElementsOf(KEYS);
    }

    private static void given(Fixture f) throws Exception {
        for (String key : KEYS) {
            f.given(key, "value of " + key);
        }
    }

    private static List<String> keys(Store store, KeyQuery query) {
        try (Stream<String> keys = store.keys(query)) {
            return keys.toList();
        }
    }
}
