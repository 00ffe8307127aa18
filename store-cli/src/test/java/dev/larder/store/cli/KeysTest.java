package dev.larder.store.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeysTest {
    private final Store store = Store.open("memory:keys");
    private final Cli cli = Cli.on("memory:keys");

    @BeforeEach
    void fill() {
        for (String key : new String[] {"a/1.txt", "a/2.md", "a/tmp/3.txt", "b/föö 日本.txt", "user_1*", "userX1x"}) {
            store.put(key, new byte[] {1}, Bytes.RAW);
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void allKeysALineEach() {
        assertThat(cli.run("keys").lines())
                .containsExactlyInAnyOrder("a/1.txt", "a/2.md", "a/tmp/3.txt", "b/föö 日本.txt", "user_1*", "userX1x");
        assertThat(cli.run("keys").out()).endsWith("\n");
    }

    @Test
    void prefixGlobAndExcludeNarrowTheList() {
        assertThat(cli.run("keys", "--prefix", "a/").lines()).hasSize(3);
        assertThat(cli.run("keys", "--prefix", "user_1*").lines()).containsExactly("user_1*");
        assertThat(cli.run("keys", "--glob", "**/*.txt", "--exclude", "a/tmp/", "--exclude", "b/")
                        .lines())
                .containsExactly("a/1.txt");
        assertThat(cli.run("keys", "--glob=*").lines()).containsExactlyInAnyOrder("user_1*", "userX1x");
        assertThat(cli.run("keys", "--prefix", "none").out()).isEmpty();
    }

    @Test
    void aGlobOrPrefixThatIsNoneIsRefused() {
        assertThat(cli.run("keys", "--glob", "[a"))
                .returns(Exit.USAGE, Cli.Result::code)
                .returns("", Cli.Result::out);
        assertThat(cli.run("keys", "--prefix", "a//").code()).isEqualTo(Exit.USAGE);
    }

    @Test
    void aReaderThatHasSeenEnoughEndsTheListQuietly() {
        for (int i = 0; i < 5_000; i++) {
            store.put("many/" + i, new byte[0], Bytes.RAW);
        }
        AtomicLong written = new AtomicLong();
        OutputStream head = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (written.addAndGet(length) > 1 << 14) {
                    throw new IOException("Broken pipe");
                }
            }
        };
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        int code = Larder.run(
                new String[] {"keys", "--store", "memory:keys"},
                Map.of(),
                InputStream.nullInputStream(),
                head,
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(code).isZero();
        assertThat(err.size()).isZero();
        assertThat(written).hasValueLessThan(1 << 16);
    }

    @Test
    void anOutputThatIsFullIsTrouble() {
        PrintStream full = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        });
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        int code = Larder.run(
                new String[] {"keys", "--store", "memory:keys"},
                Map.of(),
                InputStream.nullInputStream(),
                full,
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(Exit.TROUBLE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("larder: The output could not be written")
                .hasLineCount(1);
    }
}
