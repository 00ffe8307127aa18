package dev.larder.store.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file may cost, and that nothing in it makes an object. */
class YamlLimitsTest {
    private static final String GOOD = "stores: {a: {uri: 'memory:'}}\n";

    private static Node read(String yaml) {
        Problems problems = new Problems();
        Node node = YamlReader.read(Source.of(yaml.getBytes(StandardCharsets.UTF_8), "x.yaml"), problems);
        problems.throwIfAny();
        return node;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!!dev.larder.store.config.Explosive {}",
                "!!dev.larder.store.config.Explosive []",
                "stores: !!dev.larder.store.config.Explosive",
                "!<tag:yaml.org,2002:dev.larder.store.config.Explosive> {}",
                "%TAG !! tag:yaml.org,2002:dev.larder.store.config.\n---\n!!Explosive {}",
                "? !!dev.larder.store.config.Explosive {}\n: 1",
                "&a !!dev.larder.store.config.Explosive {}",
                "- !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://x\"]]]]",
                "!!binary aGVsbG8=",
                "!!python/object/apply:os.system ['true']",
                "! text"
            })
    void tagsAreRefusedAndLoadNoClass(String yaml) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(ConfigException.class).hasNoCause();
        assertThat(Explosive.Fuse.LIT).isFalse();
    }

    @Test
    @Tag("SAFE-7")
    void aClassIsNeverLoadedByItsName() {
        String yaml = "stores: {a: {uri: 'memory:', model: dev.larder.store.config.Explosive, "
                + "allow: [dev.larder.store.config.Explosive]}}";
        assertThat(Binder.bind(
                        read(yaml),
                        new Reading(new Expansion(java.util.Map.of(), java.nio.file.Path.of("")), new Problems())))
                .containsKey("a");
        assertThat(Explosive.Fuse.LIT).isFalse();
    }

    @Test
    void twentyAliasesAreAllowed() {
        String list = "a: &a x\nb: [" + String.join(", ", java.util.Collections.nCopies(20, "*a")) + "]\n";
        assertThatCode(() -> read(list)).doesNotThrowAnyException();
        assertThatThrownBy(() -> read(list + "c: *a\n")).hasMessageContaining("alias number 21");
    }

    @Test
    void thirtyLevelsAreAllowed() {
        assertThatCode(() -> read("[".repeat(30) + "]".repeat(30))).doesNotThrowAnyException();
        assertThatThrownBy(() -> read("[".repeat(31) + "]".repeat(31))).hasMessageContaining("30 levels");
    }

    @Test
    void a256KiBFileIsAllowed() {
        String filled = GOOD + "#" + "x".repeat(Source.MOST - GOOD.length() - 1);
        assertThatCode(() -> read(filled)).doesNotThrowAnyException();
        assertThatThrownBy(() -> read(filled + "x"))
                .hasMessage("x.yaml: is larger than 256 KiB; a configuration is not");
    }

    @Test
    void aByteOrderMarkIsNoCharacter() {
        assertThatCode(() -> read("\uFEFF" + GOOD)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aliases",
                "brackets",
                "braces",
                "keys",
                "quotes",
                "anchors",
                "lines",
                "colons",
                "dashes",
                "questions"
            })
    @Tag("SAFE-7")
    void noFileOfItsSizeCostsMuch(String kind) {
        int size = Source.MOST - 100;
        String yaml = switch (kind) {
            case "aliases" -> "a: &a [x]\n" + "b: [" + "*a,".repeat(size / 3 - 20) + "]";
            case "brackets" -> "[".repeat(size);
            case "braces" -> "{a: ".repeat(size / 4);
            case "keys" -> "k: v\n".repeat(size / 5);
            case "quotes" -> "\"" + "\\x41".repeat(size / 4) + "\"";
            case "anchors" -> "&a ".repeat(size / 3);
            case "lines" -> "a:\n" + " \n".repeat(size / 2);
            case "colons" -> "a" + " :".repeat(size / 2);
            case "dashes" -> "- ".repeat(size / 2);
            default -> "? ".repeat(size / 2);
        };
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long start = System.nanoTime();
        try {
            read(yaml);
        } catch (ConfigException e) {
            assertThat(e.problems()).hasSizeLessThanOrEqualTo(51);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() - heap)
                .isLessThan(400L << 20);
    }

    @Test
    @Tag("SAFE-7")
    void whatAliasesMultiplyIsBound() {
        // the most that twenty aliases can make of the rest: stores that share a long list
        String layers = "[" + String.join(", ", java.util.Collections.nCopies(20_000, "observed")) + "]";
        StringBuilder yaml = new StringBuilder("stores:\n  a: &a {uri: 'memory:', layers: " + layers + "}\n");
        for (char c = 'b'; c < 'b' + 20; c++) {
            yaml.append("  ").append(c).append(": *a\n");
        }
        Problems problems = new Problems();
        Node tree = read(yaml.toString());
        long start = System.nanoTime();
        Binder.bind(tree, new Reading(new Expansion(java.util.Map.of(), java.nio.file.Path.of("")), problems));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOfSatisfying(
                        ConfigException.class, e -> assertThat(e.problems()).isNotEmpty());
    }

    @Test
    void messagesQuoteNothingOfTheFile() {
        for (String yaml : List.of(
                "a: b: canary",
                "\"canary\\q\"",
                "a: 'canary",
                "{canary",
                "a: @canary",
                "!canary!x y",
                "&canary",
                "a: `canary`",
                "%TAG !c! canary\n---\n!c!d e",
                "%FOO canary\n",
                "a: |canary\n",
                "- canary\n b",
                "a: *canary",
                "canary: 1\n\tcanary: 2")) {
            try {
                Node tree = read(yaml);
                assertThat(tree.toString()).as(yaml).doesNotContain("canary");
            } catch (ConfigException e) {
                assertThat(e.toString()).as(yaml).doesNotContain("canary");
                assertThat(e).as(yaml).hasNoCause();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\u", "\"\\x", "\"\\U", "a: \"\\u12"})
    void anEscapeThatIsCutOffIsNoYaml(String yaml) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(ConfigException.class).hasMessageContaining("is no YAML");
    }
}
