package dev.larder.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every sample of the documents is run, and does what stands beside it. */
class SamplesTest {
    @TempDir
    Path temp;

    /** The samples in Java, while those of the shell run beside them. */
    @TestFactory
    Stream<DynamicTest> samplesDoWhatTheySay() throws IOException {
        List<Document> documents = Document.sampled(Project.ROOT);
        Map<String, CompletableFuture<List<String>>> shell = new LinkedHashMap<>();
        documents.stream()
                .filter(document -> !document.blocks("sh").isEmpty())
                .forEach(document -> shell.put(document.name(), CompletableFuture.supplyAsync(() -> shell(document))));
        Map<String, String> java = java(documents);
        assertThat(java).hasSizeGreaterThanOrEqualTo(documents.size() / 2);
        return Stream.concat(
                java.entrySet().stream()
                        .map(sample -> DynamicTest.dynamicTest(
                                sample.getKey(),
                                () -> assertThat(sample.getValue()).isEqualTo("ok"))),
                shell.entrySet().stream()
                        .map(sample -> DynamicTest.dynamicTest(
                                sample.getKey(),
                                () -> assertThat(sample.getValue().join()).isEmpty())));
    }

    @Test
    void aSampleThatIsWrongIsNoticed() throws IOException {
        List<String> wrong = List.of(
                "var n = 1 + 1; // -> 3",
                "Integer.parseInt(\"1\"); // throws NumberFormatException",
                "try {\n    System.out.println(\"a\"); // -> b\n} finally {\n}",
                "int n = 1;\nn == 2; // -> true");
        List<Document> documents = new ArrayList<>();
        for (String text : wrong) {
            documents.add(document("wrong" + documents.size(), "java", text));
        }
        assertThat(List.copyOf(java(documents).values()))
                .satisfiesExactly(
                        text -> assertThat(text).contains("wrong0:2 says 3, and it is 2"),
                        text -> assertThat(text).contains("wrong1:2 says that it throws", "it throws nothing"),
                        text -> assertThat(text).contains("wrong2:3 says b, and it is a"),
                        text -> assertThat(text).contains("wrong3:3 says true, and it is false"));
    }

    @Test
    void aSampleThatCannotRunIsNoticed() {
        assertThatThrownBy(() -> java(List.of(document("wrong", "java", "Store store = Store.open(1);"))))
                .hasMessageContaining("do not compile");
        assertThatThrownBy(() -> java(List.of(document("wrong", "java", "if (true) {\n} // -> 3"))))
                .hasMessageContaining("0 of these stand behind a statement");
    }

    @Test
    void aCommandThatIsWrongIsNoticed() {
        String text = "echo a # -> b\nfalse\nfalse # exit 1\n./mvnw verify\necho c   # -> c";
        assertThat(shell(document("wrong", "sh", text)))
                .containsExactly("wrong:2 says b, and it is a", "wrong:3 exits with 1 and says: ");
    }

    private static Document document(String name, String language, String text) {
        List<String> lines = new ArrayList<>(List.of("```" + language));
        text.lines().forEach(lines::add);
        lines.add("```");
        return new Document(name, lines);
    }

    /** Class name to "ok" or what failed. All are compiled at once, and run in one JVM and one folder. */
    private Map<String, String> java(List<Document> documents) throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        documents.forEach(document -> sources.putAll(JavaSamples.sources(document)));
        Path folder = Files.createTempDirectory(temp, "java");
        Path classes = Compiling.compile(folder.resolve("classes"), sources);
        List<String> command = new ArrayList<>(jvm(classes.toString()));
        command.add(SampleRunner.class.getName());
        List<String> run = sources.entrySet().stream()
                .filter(source -> source.getKey().startsWith(JavaSamples.STATEMENTS)
                        || source.getValue().contains("Contract")
                        || source.getValue().contains("@LarderTest"))
                .map(Map.Entry::getKey)
                .toList();
        command.addAll(run);
        Ran ran = Ran.in(folder, command);
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (String name : run) {
            Matcher outcome = Pattern.compile("(?s)\n@@@ " + Pattern.quote(name) + " (.*?)(?=\n@@@ |\n*$)")
                    .matcher(ran.out());
            outcomes.put(name, outcome.find() ? outcome.group(1).strip() : "was not reached: " + ran.out());
        }
        return outcomes;
    }

    /** What is not as the document says. A document has a folder of its own. */
    private List<String> shell(Document document) {
        List<ShellSamples.Command> commands = ShellSamples.commands(document).stream()
                .filter(ShellSamples::isRun)
                .toList();
        Path folder = folder(document);
        return commands.isEmpty()
                ? List.of()
                : ShellSamples.differences(
                        commands,
                        Ran.in(folder, "bash", "-c", ShellSamples.script(commands))
                                .out());
    }

    private Path folder(Document document) {
        try {
            Path folder = Files.createTempDirectory(temp, "shell");
            Path larder = folder.resolve("larder");
            List<String> words = new ArrayList<>(List.of("exec"));
            jvm("").forEach(word -> words.add("'" + word + "'"));
            Files.writeString(
                    larder, "#!/bin/sh\n" + String.join(" ", words) + " dev.larder.store.cli.Larder \"$@\"\n");
            assertThat(larder.toFile().setExecutable(true)).isTrue();
            return folder;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(document.name(), e);
        }
    }

    private static List<String> jvm(String classes) {
        String path = classes + File.pathSeparator + System.getProperty("java.class.path");
        return List.of(
                Ran.java(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dlarder.rounds=10",
                "-cp",
                path);
    }
}
