package dev.larder.store.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.serde.Mode;
import dev.larder.serde.Serde;
import dev.larder.store.Store;
import dev.larder.store.backend.Meta;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InfoTest {
    private final Store store = Store.open("memory:info");
    private final Cli cli = Cli.on("memory:info");

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aKeyIsALineOfJson() throws Exception {
        store.put("a \"b\"/ö", new byte[7], Bytes.RAW.ttl(Duration.ofHours(1)));
        Meta meta = store.meta("a \"b\"/ö").orElseThrow();
        Cli.Result result = cli.run("info", "a \"b\"/ö");
        assertThat(result).returns(0, Cli.Result::code).returns("", Cli.Result::err);
        assertThat(result.lines()).hasSize(1);
        Map<String, Object> line = json(result.out());
        assertThat(line.keySet()).containsExactlyInAnyOrder("key", "size", "version", "modified", "deadline");
        assertThat(line)
                .containsEntry("key", "a \"b\"/ö")
                .containsEntry("size", 7)
                .containsEntry("version", meta.version().token())
                .containsEntry("modified", String.valueOf(meta.modified()))
                .containsEntry("deadline", String.valueOf(meta.deadline()));
    }

    @Test
    void keysWithInfoAreThoseLines() throws Exception {
        store.put("a", new byte[1], Bytes.RAW);
        store.put("b", new byte[2], Bytes.RAW);
        store.put("c", new byte[3], Bytes.RAW);
        List<String> lines = cli.run("keys", "--info", "--exclude", "c").lines();
        assertThat(lines)
                .containsExactlyInAnyOrder(
                        cli.run("info", "a").out().strip(),
                        cli.run("info", "b").out().strip());
        assertThat(json(lines.get(0))).containsEntry("deadline", null);
    }

    @Test
    void anAbsentKeyPrintsNothing() {
        assertThat(cli.run("info", "none"))
                .returns(Exit.ABSENT, Cli.Result::code)
                .returns("", Cli.Result::out);
    }

    @Test
    void withoutAKeyTheStoreShowsItself() throws Exception {
        Map<String, Object> line =
                json(Cli.on("memory:info?prefix=app/").run("info").out());
        assertThat(line.keySet()).containsExactlyInAnyOrder("store", "capabilities");
        assertThat(line.get("store")).isEqualTo("prefixed(app/) > memory:info");
        assertThat(line.get("capabilities"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains("TTL", "ATOMIC_POP", "STREAMING");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(String line) throws Exception {
        return (Map<String, Object>) Serde.standard()
                .codec(Mode.JSON, Object.class)
                .decode(line.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
