package dev.larder.swap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.Store;
import dev.larder.store.cli.Larder;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that ask a real server what it can do, and tell what it would be sent. */
class DoctorOnRedisTest {
    @TempDir
    private static Path temp;

    private static RedisServer redis;

    @BeforeAll
    static void start() throws Exception {
        redis = RedisServer.start(temp);
    }

    @AfterAll
    static void stop() throws Exception {
        redis.close();
    }

    private record Ran(int code, String out, String err) {}

    private static Ran larder(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Larder.run(
                args,
                Map.of("LARDER_URI", redis.uri() + "?prefix=app/"),
                InputStream.nullInputStream(),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theDoctorMeasuresAndLeavesNothing() {
        Ran ran = larder("doctor", "--write", "--require", "TTL,NESTED_KEYS", "--pings", "5");
        assertThat(ran.err).isEmpty();
        assertThat(ran.code).isZero();
        assertThat(ran.out)
                .startsWith("store       prefixed(app/) > " + redis.uri().replaceFirst("/0$", ""))
                .contains(
                        "  ATOMIC_POP  yes\n", "ms (median of 5 reads; ", "scratch key put ", "to change   nothing\n");
        try (Store store = Store.open(redis.uri())) {
            assertThat(store.keys()).isEmpty();
        }
    }

    @Test
    void aCallIsToldAsTheCommandsThatWouldBeSent() {
        Ran ran = larder("explain", "putIfAbsent", "lock", "--ttl", "1m");
        assertThat(ran.err).isEmpty();
        assertThat(ran.out.lines().skip(1))
                .singleElement()
                .asString()
                .matches("  SET app/lock <value> PXAT [0-9]{13} NX");
        assertThat(larder("explain", "pop", "jobs/1").out)
                .contains("  EVALSHA ", "(script TAKE)", "  UNLINK app/jobs/1");
    }
}
