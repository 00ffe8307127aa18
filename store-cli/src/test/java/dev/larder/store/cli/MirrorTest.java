package dev.larder.store.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MirrorTest {
    private final Store from = Store.open("memory:mirror-from");
    private final Store to = Store.open("memory:mirror-to");
    private final Cli cli = Cli.empty();

    @BeforeEach
    void fill() {
        put(from, "a/1.txt", "one");
        put(from, "a/2.md", "two");
        put(from, "b/3.txt", "three");
    }

    @AfterEach
    void close() {
        from.close();
        to.close();
    }

    @Test
    void everythingIsCopiedOnce() {
        Cli.Result first = mirror();
        assertThat(first).returns(0, Cli.Result::code).returns("", Cli.Result::err);
        assertThat(first.out()).isEqualTo("copied 3, skipped 0, failed 0, 11 bytes\n");
        assertThat(to.keys()).containsExactlyInAnyOrder("a/1.txt", "a/2.md", "b/3.txt");
        assertThat(text(to, "b/3.txt")).isEqualTo("three");
        assertThat(mirror().out()).isEqualTo("copied 0, skipped 3, failed 0, 0 bytes\n");
    }

    @Test
    void aRunThatWasStoppedGoesOnWhereItWas() {
        put(to, "a/1.txt", "one");
        assertThat(mirror().out()).isEqualTo("copied 2, skipped 1, failed 0, 8 bytes\n");
    }

    @Test
    void whatDiffersIsLeftAndReportedAtTheEnd() {
        put(to, "a/1.txt", "ONE");
        put(to, "a/2.md", "another size");
        put(to, "only/here", "x");
        Cli.Result result = mirror();
        assertThat(result.code()).isEqualTo(Exit.TROUBLE);
        assertThat(result.out()).isEqualTo("copied 1, skipped 0, failed 2, 5 bytes\n");
        assertThat(result.err().lines())
                .containsExactlyInAnyOrder(
                        "larder: 'a/1.txt': has another value in the target; --overwrite replaces it",
                        "larder: 'a/2.md': has another value in the target; --overwrite replaces it");
        assertThat(text(to, "a/1.txt")).isEqualTo("ONE");
        assertThat(mirror("--overwrite").out()).isEqualTo("copied 2, skipped 1, failed 0, 6 bytes\n");
        assertThat(text(to, "a/1.txt")).isEqualTo("one");
        assertThat(text(to, "only/here")).isEqualTo("x");
    }

    @Test
    void aDryRunListsAndWritesNothing() {
        put(to, "a/1.txt", "one");
        Cli.Result result = mirror("--dry-run");
        assertThat(result.code()).isZero();
        assertThat(result.lines()).containsExactlyInAnyOrder("a/2.md", "b/3.txt");
        assertThat(result.err()).isEqualTo("larder: to copy 2, skipped 1, failed 0, 8 bytes\n");
        assertThat(to.keys()).containsExactly("a/1.txt");
    }

    @Test
    void prefixGlobAndExcludeNarrowIt() {
        assertThat(mirror("--prefix", "a/", "--glob", "**.txt").out()).startsWith("copied 1,");
        assertThat(mirror("--exclude", "a/").out()).startsWith("copied 1,");
        assertThat(to.keys()).containsExactlyInAnyOrder("a/1.txt", "b/3.txt");
    }

    @Test
    void deadlinesGoWithTheValues() {
        from.put("t", new byte[] {1}, Bytes.RAW.ttl(Duration.ofHours(1)));
        Instant deadline = from.meta("t").orElseThrow().deadline();
        assertThat(mirror().code()).isZero();
        assertThat(to.meta("t").orElseThrow().deadline()).isBetween(deadline.minusSeconds(1), deadline.plusSeconds(1));
        assertThat(to.meta("b/3.txt").orElseThrow().deadline()).isNull();
    }

    @Test
    void aKeyThatTheTargetCannotHaveFailsAloneAndIsNamed() {
        put(from, "a/1.txt/below", "x");
        try (Store flat = Store.open("memory:flat-target?emulate=fs")) {
            Cli.Result result = cli.run("mirror", "memory:mirror-from", "memory:flat-target?emulate=fs");
            assertThat(result.code()).isEqualTo(Exit.TROUBLE);
            assertThat(result.out()).startsWith("copied 3, skipped 0, failed 1,");
            assertThat(result.err()).startsWith("larder: 'a/1.txt").hasLineCount(1);
            assertThat(flat.keys()).hasSize(3);
        }
    }

    @Test
    void manyFailuresAreCountedAndTheFirstHundredListed() {
        for (int i = 0; i < 250; i++) {
            put(from, "many/" + i, "a");
            put(to, "many/" + i, "b");
        }
        Cli.Result result = mirror();
        assertThat(result.out()).isEqualTo("copied 3, skipped 0, failed 250, 11 bytes\n");
        assertThat(result.err().lines()).hasSize(101).last().isEqualTo("larder: and 150 more");
    }

    private Cli.Result mirror(String... options) {
        String[] args = new String[options.length + 3];
        args[0] = "mirror";
        args[1] = "memory:mirror-from";
        args[2] = "memory:mirror-to";
        System.arraycopy(options, 0, args, 3, options.length);
        return cli.run(args);
    }

    private static void put(Store store, String key, String value) {
        store.put(key, value.getBytes(StandardCharsets.UTF_8), Bytes.RAW);
    }

    private static String text(Store store, String key) {
        return new String(store.get(key, Bytes.RAW).orElseThrow(), StandardCharsets.UTF_8);
    }
}
