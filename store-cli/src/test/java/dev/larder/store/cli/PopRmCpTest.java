package dev.larder.store.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.Options;
import dev.larder.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PopRmCpTest {
    private static final byte[] VALUE = "value".getBytes(StandardCharsets.UTF_8);

    private final Store store = Store.open("memory:pop-rm-cp");
    private final Cli cli = Cli.on("memory:pop-rm-cp");

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void popHandsOutOnce() throws IOException {
        store.put("k", VALUE, Bytes.RAW);
        assertThat(cli.run("pop", "k")).returns(0, Cli.Result::code).returns("value", Cli.Result::out);
        Cli.Result again = cli.run("pop", "k", "-o", folder.resolve("out").toString());
        assertThat(again).returns(Exit.ABSENT, Cli.Result::code).returns("", Cli.Result::out);
        assertThat(folder).isEmptyDirectory();
        store.put("k", VALUE, Bytes.RAW);
        assertThat(cli.run("pop", "k", "-o", folder.resolve("out").toString()).out())
                .isEmpty();
        assertThat(folder.resolve("out")).hasBinaryContent(VALUE);
        assertThat(store.exists("k")).isFalse();
    }

    @Test
    void sweepSaysHowManyWent() {
        store.put("k", VALUE, Bytes.RAW);
        assertThat(cli.run("sweep")).returns(0, Cli.Result::code).returns("swept 0\n", Cli.Result::out);
        assertThat(store.exists("k")).isTrue();
    }

    @Test
    @Tag("POP-2")
    void aPoppedValueThatCannotBeWrittenIsPutBackWithItsDeadline() {
        store.put("k", VALUE, Bytes.RAW.ttl(Duration.ofHours(1)));
        Instant deadline = store.meta("k").orElseThrow().deadline();
        Cli.Result result = cli.run("pop", "k", "-o", folder.toString());
        assertThat(result.code()).isEqualTo(Exit.TROUBLE);
        assertThat(result.err()).contains("is a folder").contains("put back");
        assertThat(store.get("k", Bytes.RAW)).contains(VALUE);
        assertThat(store.meta("k").orElseThrow().deadline())
                .isBetween(deadline.minusSeconds(1), deadline.plusSeconds(1));
    }

    @Test
    void aPoppedValueIsPutBackWhenNobodyReadsTheOutput() {
        store.put("k", VALUE, Bytes.RAW);
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        PrintStream err = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        String[] args = {"pop", "k", "--store", "memory:pop-rm-cp"};
        assertThat(Larder.run(args, Map.of(), InputStream.nullInputStream(), full, err))
                .isEqualTo(Exit.TROUBLE);
        assertThat(store.get("k", Bytes.RAW)).contains(VALUE);
    }

    @Test
    void rmRemovesAllAndAbsentOnesAreFine() {
        store.put("a", VALUE, Bytes.RAW);
        store.put("b", VALUE, Bytes.RAW);
        store.put("c", VALUE, Bytes.RAW);
        assertThat(cli.run("rm", "a", "none", "b"))
                .returns(0, Cli.Result::code)
                .returns("", Cli.Result::out)
                .returns("", Cli.Result::err);
        assertThat(store.keys()).containsExactly("c");
    }

    @Test
    void rmRemovesNothingWhereOneKeyIsIllegal() {
        store.put("a", VALUE, Bytes.RAW);
        assertThat(cli.run("rm", "a", "b//c").code()).isEqualTo(Exit.USAGE);
        assertThat(store.exists("a")).isTrue();
        assertThat(cli.run("rm").code()).isEqualTo(Exit.USAGE);
    }

    @Test
    void cpCopiesBytesAndDeadline() {
        store.put("k", VALUE, Bytes.RAW.ttl(Duration.ofHours(1)));
        assertThat(cli.run("cp", "k", "copy/k").code()).isZero();
        assertThat(store.get("copy/k", Bytes.RAW)).contains(VALUE);
        Instant deadline = store.meta("k").orElseThrow().deadline();
        assertThat(store.meta("copy/k").orElseThrow().deadline())
                .isBetween(deadline.minusSeconds(1), deadline.plusSeconds(1));
        assertThat(cli.run("cp", "k", "short", "--ttl", "1m").code()).isZero();
        assertThat(store.meta("short").orElseThrow().deadline()).isBefore(deadline.minusSeconds(3000));
    }

    @Test
    void cpToItselfKeepsTheValue() {
        store.put("k", VALUE, Bytes.RAW);
        assertThat(cli.run("cp", "k", "k").code()).isZero();
        assertThat(store.get("k", Bytes.RAW)).contains(VALUE);
    }

    @Test
    void cpOfAnAbsentKeyWritesNothing() {
        store.put("there", VALUE, Bytes.RAW);
        assertThat(cli.run("cp", "none", "there")).returns(Exit.ABSENT, Cli.Result::code);
        assertThat(store.get("there", Bytes.RAW)).contains(VALUE);
    }

    @Test
    void cpReachesAnotherStore() {
        store.put("k", VALUE, Bytes.RAW);
        try (Store other = Store.open("memory:cp-other")) {
            assertThat(cli.run("cp", "k", "k2", "--to", "memory:cp-other").code())
                    .isZero();
            assertThat(other.get("k2", Options.model(byte[].class).mode(dev.larder.serde.Mode.RAW)))
                    .contains(VALUE);
        }
    }

    @Test
    void cpWorksWhereTheStoreDoesNotNestKeysOnlyAsItAllows() {
        try (Store flat = Store.open("memory:flat?emulate=fs")) {
            flat.put("a", VALUE, Bytes.RAW);
            Cli.Result result = Cli.on("memory:flat?emulate=fs").run("cp", "a", "a/b");
            assertThat(result.code()).isNotZero();
            assertThat(flat.keys()).containsExactly("a");
        }
    }

    @Test
    void filesAreNotTouchedByAFailedPop() throws IOException {
        Path out = Files.writeString(folder.resolve("out"), "old");
        assertThat(cli.run("pop", "none", "-o", out.toString()).code()).isEqualTo(Exit.ABSENT);
        assertThat(out).hasContent("old");
    }
}
