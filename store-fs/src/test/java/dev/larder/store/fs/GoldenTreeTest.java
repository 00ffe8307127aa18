package dev.larder.store.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Write;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Trees as the first release left them are read for ever, and today's are no different. A tree is a list of its files: the
 * names as in a URI, the deadlines, the bytes. Lists are written once, with {@code -Dlarder.golden.write=true}.
 */
class GoldenTreeTest {
    private static final Instant DEADLINE = Instant.parse("2999-12-31T23:59:59.123Z");
    private static final String ATTRIBUTE = "larder.deadline";

    @TempDir(factory = Scratch.class)
    Path dir;

    private record File(String name, String deadline, String bytes) {
        static File of(String line) {
            String[] parts = line.split(" ", -1);
            return new File(parts[0], parts[1], parts[2]);
        }

        @Override
        public String toString() {
            return name + " " + deadline + " " + bytes;
        }
    }

    private static Map<String, byte[]> entries(FileConfig.Layout layout) {
        List<String> keys = new ArrayList<>(List.of(
                "user:1",
                "a%2Fb",
                "f\u00f6\u00f6/\u65e5\u672c",
                "a b",
                "foo../bar",
                "[x]*?",
                "CON",
                "A",
                "docs/2026/report.md",
                ".larder-store",
                ".larder%x=",
                ".hidden",
                "a\\b",
                "x".repeat(1024),
                "\ud83d\ude00".repeat(100) + "/y",
                "ended later"));
        if (layout == FileConfig.Layout.SAFE) {
            keys.addAll(List.of("a", "a/b", "a/b/c"));
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        keys.forEach(key -> entries.put(key, ("value of " + key).getBytes(UTF_8)));
        entries.put("empty", new byte[0]);
        entries.put("bytes", new byte[] {0, -1, '\n', '\r'});
        return entries;
    }

    private static void fill(Backend backend, FileConfig.Layout layout) throws Exception {
        for (Map.Entry<String, byte[]> entry : entries(layout).entrySet()) {
            boolean ends = entry.getKey().equals("ended later");
            backend.put(entry.getKey(), entry.getValue(), ends ? new Write(Guard.ALWAYS, DEADLINE) : Write.PLAIN);
        }
    }

    private static List<String> tree(Path root) throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = root.toUri().relativize(file.toUri()).getRawPath();
                if (!name.matches("\\.larder-store/(owners|locks)(/.*)?")) {
                    byte[] bytes = Files.readAllBytes(file);
                    files.add(new File(name, deadline(file), HexFormat.of().formatHex(bytes)).toString());
                }
            }
        }
        files.sort(null);
        return files;
    }

    private static String deadline(Path file) throws IOException {
        UserDefinedFileAttributeView view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
        if (!view.list().contains(ATTRIBUTE)) {
            return "-";
        }
        ByteBuffer text = ByteBuffer.allocate(view.size(ATTRIBUTE));
        view.read(ATTRIBUTE, text);
        return UTF_8.decode(text.flip()).toString();
    }

    private static void grow(Path root, List<String> lines) throws IOException {
        for (String line : lines) {
            File file = File.of(line);
            // by their bytes, which a Java under LANG=C could not write down otherwise
            Path path = Path.of(URI.create(root.toUri() + file.name));
            Files.createDirectories(path.getParent());
            Files.write(path, HexFormat.of().parseHex(file.bytes));
            if (!file.deadline.equals("-")) {
                Files.getFileAttributeView(path, UserDefinedFileAttributeView.class)
                        .write(ATTRIBUTE, UTF_8.encode(file.deadline));
            }
        }
    }

    private static List<String> golden(FileConfig.Layout layout, List<String> today) throws IOException {
        Path file = Path.of(
                "src", "test", "resources", "golden", "tree-" + layout.name().toLowerCase(java.util.Locale.ROOT));
        if (Boolean.getBoolean("larder.golden.write") && !Files.exists(file)) {
            Files.write(file, today);
        }
        return Files.readAllLines(file);
    }

    @ParameterizedTest
    @EnumSource(FileConfig.Layout.class)
    @Tag("UP-1")
    @Tag("UP-2")
    void theTreeIsWrittenAndReadAsItWas(FileConfig.Layout layout) throws Exception {
        Path probe = Files.createFile(dir.resolve("probe"));
        Assumptions.assumeTrue(Deadlines.probe(probe), "the file system keeps no extended attributes");
        Path mine = Files.createDirectory(dir.resolve("mine"));
        try (FileBackend backend = FileBackend.open(Fixture.config(mine).layout(layout))) {
            fill(backend, layout);
        }
        List<String> golden = golden(layout, tree(mine));
        assertThat(tree(mine)).isEqualTo(golden);

        Path old = Files.createDirectory(dir.resolve("old"));
        grow(old, golden);
        try (FileBackend backend = FileBackend.open(Fixture.config(old).layout(layout))) {
            Map<String, byte[]> entries = entries(layout);
            assertThat(Fixture.keys(backend)).containsExactlyInAnyOrderElementsOf(entries.keySet());
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                Blob blob = backend.get(entry.getKey()).orElseThrow();
                assertThat(blob.bytes()).as(entry.getKey()).isEqualTo(entry.getValue());
                assertThat(blob.meta().deadline()).isEqualTo(entry.getKey().equals("ended later") ? DEADLINE : null);
                assertThat(backend.take(entry.getKey())).isPresent();
            }
            assertThat(Fixture.keys(backend)).isEmpty();
        }
    }
}
