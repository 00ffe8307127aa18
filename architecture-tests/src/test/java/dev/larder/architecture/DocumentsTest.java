package dev.larder.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.Store;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Capability;
import dev.larder.store.cli.Larder;
import dev.larder.store.redis.RedisBackend;
import dev.larder.store.s3.S3Backend;
import dev.larder.store.s3.S3Config;
import io.lettuce.core.RedisClient;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** What the README and the guides say of the repository is so. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Document README = Document.of(Project.ROOT, Project.ROOT.resolve("README.md"));

    @Test
    void theFirstTwoCommandsAreTheMainJobAndTheTests() {
        List<ShellSamples.Command> commands = ShellSamples.commands(README);
        assertThat(commands.get(0).text()).startsWith("./larder put ").contains("&& ./larder get ");
        assertThat(commands.get(1).text()).isEqualTo("./mvnw verify");
    }

    @Test
    void theFirstValueComesWithinFifteenLines() {
        assertThat(README.lines().size()).isLessThan(200);
        assertThat(String.join("\n", README.lines().subList(0, 15))).contains("./larder put ", "./mvnw verify");
    }

    @Test
    void continuousIntegrationRunsTheTestCommandOfTheReadme() {
        List<String> script =
                Project.read(Project.ROOT.resolve(".ci/run")).lines().toList();
        assertThat(script).containsOnlyOnce(ShellSamples.commands(README).get(1).text());
        assertThat(Files.isExecutable(Project.ROOT.resolve(".ci/run"))).isTrue();
    }

    @Test
    void relativeLinksLeadSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Document document : Document.all(Project.ROOT)) {
            broken.addAll(brokenLinks(document));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void aBrokenLinkIsNoticed() {
        List<String> lines = List.of("# One", "[a](README.md) [b](no.md) [c](#one) [d](#two) [e](https://x.example)");
        assertThat(brokenLinks(new Document("x.md", lines))).containsExactly("x.md: no.md", "x.md: #two");
    }

    @Test
    void theReadmeNamesTheVersionAndTheModules() {
        String text = String.join("\n", README.lines());
        String version = Poms.version(Project.read(Project.ROOT.resolve("pom.xml")));
        assertThat(text).contains("<version>" + version + "</version>", "installs version " + version);
        Project.modules().stream()
                .filter(Project.Module::published)
                .forEach(module -> assertThat(text).contains("| `larder-" + module.folder() + "` |"));
    }

    @Test
    void theGuideToTheCommandLineNamesEveryCommandAndOption() {
        String guide = Project.read(Project.ROOT.resolve("docs/cli.md"));
        List<String> commands = words("(?m)^  ([a-z-]+)  ", help("--help"));
        assertThat(commands).contains("put", "get", "mirror");
        for (String command : commands) {
            if (command.equals("help")) {
                continue;
            }
            assertThat(guide).contains("| `" + command);
            words("(?m)^ +(?:-\\w, )?(--?[a-z-]+)\\b", help(command, "--help"))
                    .forEach(option ->
                            assertThat(guide).as("option of %s", command).contains(option));
        }
    }

    private static String help(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        assertThat(Larder.run(args, Map.of(), InputStream.nullInputStream(), out, err))
                .isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> words(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static List<String> brokenLinks(Document document) {
        List<String> broken = new ArrayList<>();
        for (String line : document.prose()) {
            Matcher link = LINK.matcher(line);
            while (link.find()) {
                String target = link.group(1);
                if (!target.matches("[a-z]+:.*") && !leads(document, target)) {
                    broken.add(document.name() + ": " + target);
                }
            }
        }
        return broken;
    }

    private static boolean leads(Document document, String target) {
        String[] parts = target.split("#", 2);
        Path own = Project.ROOT.resolve(document.name());
        Path file = parts[0].isEmpty() ? own : own.resolveSibling(parts[0]).normalize();
        if (!Files.exists(file)) {
            return parts[0].isEmpty() && headings(document).contains(parts[1]);
        }
        return parts.length == 1
                || headings(parts[0].isEmpty() ? document : Document.of(Project.ROOT, file))
                        .contains(parts[1]);
    }

    /** The anchors of the headings, made as GitHub and most viewers make them. */
    private static List<String> headings(Document document) {
        return document.prose().stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceAll("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    @Test
    void theCapabilityTableIsWhatTheStoresSay(@TempDir Path temp) {
        assertThat(wrongCells(README.lines(), temp)).isEmpty();
    }

    @Test
    void aWrongCellIsNoticed(@TempDir Path temp) {
        List<String> lines = new ArrayList<>(List.of("| | `memory:` | `memory:?emulate=fs` |", "|---|---|---|"));
        for (Capability capability : Capability.values()) {
            lines.add("| `" + capability + "` | " + (capability == Capability.LIST ? "no" : "yes") + " | yes |");
        }
        assertThat(wrongCells(lines, temp)).containsExactly("LIST of memory:", "NESTED_KEYS of memory:?emulate=fs");
    }

    private static List<String> wrongCells(List<String> lines, Path temp) {
        int head = 0;
        while (!lines.get(head).startsWith("| | `memory:`")) {
            head++;
        }
        List<String> uris = cells(lines.get(head));
        List<String> wrong = new ArrayList<>();
        for (int row = 0; row < Capability.values().length; row++) {
            List<String> cells = cells(lines.get(head + 2 + row));
            Capability capability = Capability.valueOf(plain(cells.get(0)));
            for (int column = 1; column < uris.size(); column++) {
                String uri = plain(uris.get(column));
                boolean claimed = cells.get(column).startsWith("yes");
                if (claimed != claims(uri, temp).contains(capability)
                        && !dependsOnFileSystem(cells.get(column), capability, temp)) {
                    wrong.add(capability + " of " + uri);
                }
            }
        }
        return wrong;
    }

    /** A ttl on files is "yes" with a note: it needs extended attributes, and this machine may have none. */
    private static boolean dependsOnFileSystem(String cell, Capability capability, Path temp) {
        return capability == Capability.TTL
                && cell.equals("yes ¹")
                && !claims("file:data", temp).contains(Capability.TTL);
    }

    private static Set<Capability> claims(String uri, Path temp) {
        if (uri.equals("redis:")) {
            return claimedByRedis();
        }
        if (uri.equals("s3:")) {
            return claimedByS3();
        }
        String place = uri.replaceFirst("^file:data", "file:" + temp.resolve(uri.replaceAll("\\W", "-")));
        try (Store store = Store.open(place)) {
            return store.capabilities();
        }
    }

    /** A backend over a client claims what it can without a server. */
    private static Set<Capability> claimedByRedis() {
        RedisClient client = RedisClient.create("redis://localhost");
        try (Store store = Store.over(RedisBackend.over(client))) {
            return store.capabilities();
        } finally {
            client.shutdown();
        }
    }

    /** What is claimed of a server that keeps to what AWS does; all that it is asked is whether the bucket is there. */
    private static Set<Capability> claimedByS3() {
        try (S3Client client = S3Client.builder()
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .httpClient(new EmptyBucket())
                        .build();
                Store store =
                        Store.over(S3Backend.over(client, S3Config.of("data").conditions(S3Config.Conditions.TRUST)))) {
            return store.capabilities();
        } catch (BackendException e) {
            throw new AssertionError("The bucket is there", e);
        }
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.strip().substring(1).split("\\|", -1))
                .map(String::strip)
                .limit(row.chars().filter(c -> c == '|').count() - 1)
                .toList();
    }

    private static String plain(String cell) {
        return cell.replace("`", "");
    }
}
