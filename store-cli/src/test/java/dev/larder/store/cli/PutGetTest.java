package dev.larder.store.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.Store;
import dev.larder.store.backend.Meta;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PutGetTest {
    private final Store store = Store.open("memory:put-get");
    private final Cli cli = Cli.on("memory:put-get");

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hello", "", "two words", " padded ", "föö/日本", "@file", "'quoted'", "\"q\"", "a=b", "x\ny\n"})
    void anArgumentComesBackByteForByte(String value) {
        assertThat(cli.run("put", "k", value)).returns(0, Cli.Result::code).returns("", Cli.Result::err);
        assertThat(cli.run("get", "k")).returns(0, Cli.Result::code).returns(value, Cli.Result::out);
        assertThat(store.get("k", Bytes.RAW)).contains(value.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theInputIsReadForADashOrNothing() {
        byte[] every = everyByte();
        assertThat(cli.typing(every).run("put", "dash", "-").code()).isZero();
        assertThat(cli.typing(every).run("put", "nothing").code()).isZero();
        assertThat(cli.run("get", "dash").bytes()).isEqualTo(every);
        assertThat(cli.run("get", "nothing").bytes()).isEqualTo(every);
    }

    @Test
    void filesGoInAndComeOut() throws IOException {
        byte[] value = new byte[300_000];
        new Random(7).nextBytes(value);
        Path in = Files.write(folder.resolve("in"), value);
        Path out = folder.resolve("out");
        assertThat(cli.run("put", "k", "-i", in.toString()).code()).isZero();
        assertThat(cli.run("get", "k", "-o", out.toString()))
                .returns("", Cli.Result::out)
                .returns("", Cli.Result::err);
        assertThat(out).hasBinaryContent(value);
        assertThat(names()).containsExactlyInAnyOrder("in", "out");
    }

    @Test
    void aMissingFileIsTroubleAndLeavesTheValue() {
        cli.run("put", "k", "old");
        Cli.Result result = cli.run("put", "k", "-i", folder.resolve("none").toString());
        assertThat(result.code()).isEqualTo(Exit.TROUBLE);
        assertThat(result.err()).isEqualTo("larder: " + folder.resolve("none") + ": no such file or folder\n");
        assertThat(cli.run("get", "k").out()).isEqualTo("old");
    }

    @Test
    void aValueAndAFileAtOnceAreRefused() throws IOException {
        Path in = Files.writeString(folder.resolve("in"), "x");
        assertThat(cli.run("put", "k", "v", "-i", in.toString()).code()).isEqualTo(Exit.USAGE);
        assertThat(store.exists("k")).isFalse();
    }

    @Test
    void anAbsentKeyPrintsNothingAndTouchesNoFile() throws IOException {
        Path out = Files.writeString(folder.resolve("out"), "old");
        Cli.Result result = cli.run("get", "none", "-o", out.toString());
        assertThat(result).returns(Exit.ABSENT, Cli.Result::code).returns("", Cli.Result::out);
        assertThat(result.err()).isEqualTo("larder: no such key: 'none'\n");
        assertThat(out).hasContent("old");
        assertThat(names()).containsExactly("out");
    }

    @Test
    void aFileIsReplacedWholeAndThroughALink() throws IOException {
        cli.run("put", "k", "new");
        Path real = Files.writeString(folder.resolve("real"), "old and longer");
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        assertThat(cli.run("get", "k", "-o", link.toString()).code()).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("new");
    }

    @Test
    void aFolderOrAMissingFolderAsFileIsTrouble() throws IOException {
        cli.run("put", "k", "v");
        Cli.Result result = cli.run("get", "k", "-o", folder.toString());
        assertThat(result.code()).isEqualTo(Exit.TROUBLE);
        assertThat(result.err()).isEqualTo("larder: " + folder + ": is a folder\n");
        Path deep = folder.resolve("none/deep");
        assertThat(cli.run("get", "k", "-o", deep.toString()).code()).isEqualTo(Exit.TROUBLE);
        assertThat(names()).isEmpty();
    }

    @Test
    void aTtlIsADeadlineAndAPutWithoutOneClearsIt() {
        Instant before = Instant.now();
        assertThat(cli.run("put", "k", "v", "--ttl", "1h").code()).isZero();
        Meta meta = store.meta("k").orElseThrow();
        assertThat(meta.deadline())
                .isBetween(before.plusSeconds(3600), Instant.now().plusSeconds(3601));
        assertThat(cli.typing(everyByte()).run("--ttl=PT2H", "put", "k").code()).isZero();
        assertThat(store.meta("k").orElseThrow().deadline()).isAfter(before.plusSeconds(7000));
        cli.run("put", "k", "v");
        assertThat(store.meta("k").orElseThrow().deadline()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-1s", "1", "soon", "", "1w", "PT0S"})
    void aTtlThatIsNoneIsRefusedAndNothingIsWritten(String ttl) {
        assertThat(cli.run("put", "k", "v", "--ttl=" + ttl).code()).isEqualTo(Exit.USAGE);
        assertThat(store.exists("k")).isFalse();
    }

    @Test
    void theOptionComesBeforeTheEnvironmentAndOnEitherSide() {
        try (Store other = Store.open("memory:other")) {
            assertThat(cli.run("--store", "memory:other", "put", "k", "before").code())
                    .isZero();
            assertThat(cli.run("get", "k", "--store=memory:other").out()).isEqualTo("before");
            assertThat(other.exists("k")).isTrue();
            assertThat(store.exists("k")).isFalse();
        }
    }

    @Test
    void aPrefixOfTheUriStandsBeforeKeys() {
        assertThat(Cli.on("memory:put-get?prefix=app/").run("put", "k", "v").code())
                .isZero();
        assertThat(cli.run("get", "app/k").out()).isEqualTo("v");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static byte[] everyByte() {
        byte[] every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        return every;
    }
}
