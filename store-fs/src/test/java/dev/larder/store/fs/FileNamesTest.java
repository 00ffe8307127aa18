package dev.larder.store.fs;

import static dev.larder.store.fs.Fixture.get;
import static dev.larder.store.fs.Fixture.keys;
import static dev.larder.store.fs.Fixture.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Keys;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys and the names of their files. */
class FileNamesTest {
    @TempDir(factory = Scratch.class)
    Path dir;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '\0',
            value = {
                "user:1|user:1|user%3a1=",
                "a%2Fb|a%2Fb|a%252%46b=",
                "föö/日本|föö/日本|f%c3%b6%c3%b6+/%e6%97%a5%e6%9c%ac=",
                "a b|a b|a%20b=",
                "foo../bar|foo../bar|foo..+/bar=",
                "[x]*?|[x]*?|%5bx%5d%2a%3f=",
                "CON|CON|%43%4f%4e=",
                "con|con|con=",
                "a.|a.|a.=",
                ".larder-store|.larder%.larder-store=|.larder-store=",
                ".LARDER-store/x|.larder%.%4c%41%52%44%45%52-store=/x|.%4c%41%52%44%45%52-store+/x=",
                "a/.larder-store/b|a/.larder-store/b|a+/.larder-store+/b=",
                ".larder%x=|.larder%.larder%25x%3d=|.larder%25x%3d=",
                ".hidden|.hidden|.hidden=",
                "a\\b|a\\b|a%5cb="
            })
    @Tag("FILE-1")
    void table(String key, String plain, String safe) {
        assertThat(String.join("/", new PlainLayout(false).names(key))).isEqualTo(plain);
        assertThat(String.join("/", new SafeLayout().names(key))).isEqualTo(safe);
    }

    @ParameterizedTest
    @CsvSource({
        "CON,.larder%%43%4f%4e=",
        "aux.txt,.larder%aux.txt=",
        "a:b,.larder%a%3ab=",
        "a.,.larder%a.=",
        "com,com",
        "a b,a b"
    })
    void windows(String key, String name) {
        assertThat(new PlainLayout(true).names(key)).containsExactly(name);
    }

    @Test
    @Tag("FILE-1")
    void longSegments() {
        String segment = "x".repeat(1024);
        for (Layout layout : List.of(new PlainLayout(), new SafeLayout())) {
            for (String key : List.of(segment, "日".repeat(341), "😀".repeat(256), "a/" + "é".repeat(500))) {
                assertThat(layout.names(key))
                        .allSatisfy(name -> assertThat(name.length()).isLessThan(256));
                assertThat(back(layout, layout.names(key))).isEqualTo(key);
            }
        }
        assertThat(new PlainLayout().names("x".repeat(255))).containsExactly("x".repeat(255));
        assertThat(new PlainLayout().names("x".repeat(256))).hasSize(2);
    }

    @Test
    @Tag("KEYS-1")
    @Tag("FILE-1")
    @Tag("FILE-2")
    void randomKeysLeadBackAndNeverCollide() {
        Random random = Fixture.random("randomKeysLeadBackAndNeverCollide");
        String[] parts = {
            "a",
            "A",
            "%",
            "%2",
            "%41",
            ".larder-store",
            ".larder%",
            "=",
            "+",
            "~",
            "é",
            "日",
            "😀",
            ".",
            " ",
            "x".repeat(250),
            "/"
        };
        for (Layout layout : List.of(new PlainLayout(false), new PlainLayout(true), new SafeLayout())) {
            Map<String, String> seen = new HashMap<>();
            for (int i = 0; i < 8_000; i++) {
                StringBuilder text = new StringBuilder();
                for (int n = random.nextInt(6); n >= 0; n--) {
                    text.append(parts[random.nextInt(parts.length)]);
                }
                String key = text.toString();
                if (!isKey(key)) {
                    continue;
                }
                List<String> names = layout.names(key);
                String path = String.join("/", names);
                String folded = layout.nested() ? path.toLowerCase(Locale.ROOT) : path;
                assertThat(seen.getOrDefault(folded, key)).isEqualTo(key);
                seen.put(folded, key);
                assertThat(back(layout, names)).isEqualTo(key);
                assertThat(layout.folders(key + "/")).hasSizeGreaterThanOrEqualTo(1);
            }
        }
    }

    private static boolean isKey(String key) {
        try {
            Keys.check(key);
            return true;
        } catch (BackendException e) {
            return false;
        }
    }

    private static String back(Layout layout, List<String> names) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            key.append(layout.text(names.get(i), i < names.size() - 1));
        }
        return key.toString();
    }

    @Test
    @Tag("FILE-1")
    void aFolderOfDocumentsIsAStore() throws Exception {
        Files.createDirectories(dir.resolve("docs/2026"));
        Files.writeString(dir.resolve("docs/2026/My%20Report (1).txt"), "report");
        // by its bytes: under LANG=C this test could not write the name down
        Files.writeString(
                dir.resolve(Path.of(URI.create("file:///f%C3%B6%C3%B6.txt")).getFileName()), "föö");
        Files.writeString(dir.resolve("docs/a?b*c.md"), "md");
        try (FileBackend backend = Fixture.open(dir)) {
            assertThat(keys(backend))
                    .containsExactlyInAnyOrder("docs/2026/My%20Report (1).txt", "föö.txt", "docs/a?b*c.md");
            assertThat(get(backend, "föö.txt")).isEqualTo("föö");
            assertThat(get(backend, "docs/2026/My%20Report (1).txt")).isEqualTo("report");
            put(backend, "docs/new.txt", "new");
            assertThat(dir.resolve("docs/new.txt")).hasContent("new");
            backend.delete("docs/2026/My%20Report (1).txt", Guard.ALWAYS);
            assertThat(dir.resolve("docs/2026")).doesNotExist();
        }
    }

    @Test
    void whatIsNoEntryIsPassedOver() throws Exception {
        Files.createDirectories(dir.resolve(".larder%f%6fo=/"));
        Files.writeString(dir.resolve(".larder%f%6fo=/x"), "not how foo/x is written");
        Files.writeString(dir.resolve(".larder%zz=x"), "no escape");
        Files.writeString(dir.resolve(".larder%abc+"), "no end");
        Files.writeString(dir.resolve("line\nbreak"), "no key");
        Files.write(dir.resolve(Path.of(URI.create("file:///%FF%FE")).getFileName()), new byte[] {1});
        Files.createDirectories(dir.resolve("x".repeat(250) + "/" + "y".repeat(250) + "/" + "z".repeat(250)));
        Path deep = Files.createDirectories(dir.resolve("x".repeat(250) + "/" + "y".repeat(250) + "/" + "z".repeat(250)
                + "/" + "w".repeat(250) + "/" + "v".repeat(30)));
        Files.writeString(deep.resolve("too long"), "1");
        Files.writeString(deep.getParent().resolve("ok"), "1");
        try (FileBackend backend = Fixture.open(dir)) {
            assertThat(keys(backend)).singleElement().asString().endsWith("/ok");
            put(backend, "real", "1");
            assertThat(keys(backend)).hasSize(2).contains("real");
            assertThat(get(backend, "foo/x")).isNull();
        }
    }

    @Test
    void noKeyLeadsIntoThePrivateFolder() throws Exception {
        try (FileBackend backend = Fixture.open(dir)) {
            put(backend, ".larder-store/layout", "mine");
            put(backend, ".larder-store/locks", "mine");
            assertThat(dir.resolve(".larder-store/layout")).hasContent("1 plain");
            assertThat(keys(backend)).containsExactly(".larder-store/layout", ".larder-store/locks");
            assertThat(keys(backend, ".lar", 9)).containsExactly(".larder-store/layout", ".larder-store/locks");
            assertThat(keys(backend, ".larder-store/l", 9))
                    .containsExactly(".larder-store/layout", ".larder-store/locks");
            assertThat(get(backend, ".larder-store/layout")).isEqualTo("mine");
        }
    }
}
