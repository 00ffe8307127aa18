package dev.larder.swap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.cli.Larder;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that ask a real server what it can do, tell what it would be sent, and copy a folder to it. */
class DoctorOnS3Test {
    @TempDir
    private static Path temp;

    private static final Path DOCS = Path.of("../docs");
    private static S3Server s3;

    @BeforeAll
    static void start() throws Exception {
        s3 = S3Server.start(temp);
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
    }

    private record Ran(int code, String out, String err) {}

    private static Ran larder(String uri, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Larder.run(
                args,
                Map.of("LARDER_URI", uri),
                InputStream.nullInputStream(),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theDoctorMeasuresAndLeavesNothing() {
        Ran ran = larder(s3.uri("doctor"), "doctor", "--write", "--require", "TTL,ATOMIC_POP", "--pings", "5");
        assertThat(ran.err).isEmpty();
        assertThat(ran.code).isZero();
        assertThat(ran.out)
                .startsWith("store       s3://***@shop/doctor/?endpoint=" + s3.endpoint())
                .doesNotContain("c4n4ry")
                .contains(
                        "  ATOMIC_POP  yes\n", "ms (median of 5 reads; ", "scratch key put ", "to change   nothing\n");
        try (Store store = Store.open(s3.uri("doctor"))) {
            assertThat(store.keys()).isEmpty();
        }
    }

    @Test
    void whatIsSwitchedOffIsMissingWithItsReason() {
        Ran ran = larder(s3.uri("off") + "&conditions=off", "doctor", "--require", "ATOMIC_POP");
        assertThat(ran.code).isEqualTo(1);
        assertThat(ran.out).contains("  IF_VERSION  no   conditions=off\n");
    }

    @Test
    void aCallIsToldAsTheRequestsThatWouldBeSent() {
        Ran ran = larder(s3.uri("app"), "explain", "putIfAbsent", "lock.txt", "--ttl", "1m");
        assertThat(ran.err).isEmpty();
        assertThat(ran.out.lines().skip(1))
                .singleElement()
                .asString()
                .matches(" {2}PUT /shop/app/lock\\.txt {2}If-None-Match: \\* {2}Content-Type: text/plain; charset=utf-8"
                        + " {2}x-amz-meta-larder-deadline: [0-9]{13} {2}x-amz-meta-larder-nonce: <nonce> {2}<value>");
    }

    /** Keys and bytes as they are in the folder; a second time there is nothing to do. */
    @Test
    void aFolderIsMirrored() throws Exception {
        Path docs = Files.createDirectory(temp.resolve("docs"));
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(DOCS)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path copy = docs.resolve(DOCS.relativize(file));
                Files.createDirectories(copy.getParent());
                files.add(Files.copy(file, copy));
            }
        }
        String folder = "file:" + docs;
        assertThat(larder(folder, "mirror", folder, s3.uri("docs")))
                .satisfies(ran -> assertThat(ran.err).isEmpty())
                .satisfies(ran -> assertThat(ran.out).startsWith("copied " + files.size() + ", skipped 0, failed 0"));
        assertThat(larder(folder, "mirror", folder, s3.uri("docs")).out)
                .startsWith("copied 0, skipped " + files.size() + ", failed 0");
        try (Store store = Store.open(s3.uri("docs"))) {
            for (Path file : files) {
                String key = docs.relativize(file).toString().replace('\\', '/');
                assertThat(store.get(key, Options.model(byte[].class).mode(Mode.RAW)))
                        .as(key)
                        .hasValue(Files.readAllBytes(file));
            }
        }
    }
}
