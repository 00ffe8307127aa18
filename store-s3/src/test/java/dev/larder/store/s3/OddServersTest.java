package dev.larder.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Secret;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import dev.larder.store.s3.fake.FakeS3;
import dev.larder.store.s3.fake.Fault;
import dev.larder.store.s3.fake.Rule;
import dev.larder.store.s3.fake.Verb;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** What other programs, odd servers and careless callers do to a store on S3. */
class OddServersTest {
    private FakeS3 fake;
    private S3Backend backend;

    @BeforeEach
    void start() throws Exception {
        fake = FakeS3.start().bucket("b");
        backend = S3Backend.open(config());
    }

    @AfterEach
    void stop() throws Exception {
        backend.close();
        fake.close();
    }

    private S3Config config() {
        return S3Config.of("b")
                .endpoint(fake.endpoint())
                .credentials("key", Secret.of(FaultCase.CANARY), null)
                .conditions(S3Config.Conditions.TRUST)
                .timeout(Duration.ofSeconds(3));
    }

    private static void fails(ErrorKind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BackendException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void whatIsStoredCompressedComesBackAsItIsStored() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(new byte[1000]);
        }
        fake.put("b", "k", bytes.toByteArray(), Map.of("content-encoding", "gzip"));
        assertThat(backend.get("k").orElseThrow().bytes()).isEqualTo(bytes.toByteArray());
        assertThat(backend.read("k", 0, Long.MAX_VALUE).orElseThrow().readAllBytes())
                .isEqualTo(bytes.toByteArray());
        assertThat(backend.take("k").orElseThrow().bytes()).isEqualTo(bytes.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1e3", "99999999999999999999", "2026-01-01T00:00:00Z"})
    void aDeadlineThatIsNoneIsPassedOver(String deadline) throws Exception {
        fake.put("b", "k", new byte[] {1}, Map.of("x-amz-meta-larder-deadline", deadline));
        assertThat(backend.get("k").orElseThrow().meta().deadline()).isNull();
        assertThat(backend.take("k")).isPresent();
        assertThat(backend.get("k")).isEmpty();
    }

    @Test
    void headersOfGoServersAreReadToo() throws Exception {
        ExecutionInterceptor canonical = new ExecutionInterceptor() {
            @Override
            public SdkHttpResponse modifyHttpResponse(
                    Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
                SdkHttpResponse.Builder response = context.httpResponse().toBuilder();
                context.httpResponse().headers().forEach((name, values) -> {
                    response.removeHeader(name);
                    response.putHeader(canonical(name), values);
                });
                return response.build();
            }
        };
        S3Config config = config();
        try (S3Client client = S3Client.builder()
                        .endpointOverride(fake.endpoint())
                        .forcePathStyle(true)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .overrideConfiguration(o -> o.addExecutionInterceptor(canonical))
                        .build();
                S3Backend other = S3Backend.over(client, config)) {
            Instant past = Instant.now().minusSeconds(5);
            Instant later = Instant.ofEpochMilli(System.currentTimeMillis() + 60_000);
            other.put("gone", new byte[1], new Write(Guard.ALWAYS, past));
            other.put("there", new byte[1], new Write(Guard.ALWAYS, later));
            assertThat(other.get("gone")).isEmpty();
            assertThat(other.head("there").orElseThrow().deadline()).isEqualTo(later);
            fake.inject(Rule.on(Verb.PUT_OBJECT).first(1).then(Fault.executedThenDropped()));
            assertThat(other.put("new", new byte[1], new Write(Guard.ABSENT, null)))
                    .isPresent();
        }
    }

    /** As Go's net/http writes them. */
    private static String canonical(String name) {
        StringBuilder text = new StringBuilder();
        for (String word : name.toLowerCase(Locale.ROOT).split("-", -1)) {
            text.append(text.isEmpty() ? "" : "-")
                    .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(word.substring(1));
        }
        return text.toString();
    }

    @Test
    void namesThatAreNoKeysDoNotHideOthers() {
        for (int i = 0; i < 2_100; i++) {
            fake.put("b", "a/folder" + i + "/", new byte[0], Map.of());
        }
        fake.put("b", "a//b", new byte[0], Map.of());
        fake.put("b", "a/./b", new byte[0], Map.of());
        fake.put("b", "z", new byte[0], Map.of());
        try (Store store = Store.over(backend)) {
            assertThat(store.keys()).containsExactly("z");
        }
    }

    @Test
    void theLimitOfKeysIncludesThePrefix() throws Exception {
        try (S3Backend below = S3Backend.open(config().prefix("prefix/"))) {
            String longest = "k".repeat(1024 - "prefix/".length());
            below.put(longest, new byte[1], Write.PLAIN);
            assertThat(below.get(longest)).isPresent();
            fake.forget();
            String longer = longest + "k";
            fails(ErrorKind.INVALID, () -> below.put(longer, new byte[1], Write.PLAIN));
            fails(ErrorKind.INVALID, () -> below.get(longer));
            fails(ErrorKind.INVALID, () -> below.take(longer));
            fails(ErrorKind.INVALID, () -> below.getAll(List.of("k", longer)));
            fails(ErrorKind.INVALID, () -> below.deleteAll(List.of("k", longer)));
            fails(ErrorKind.INVALID, () -> below.putAll(Map.of("k", new byte[1], longer, new byte[1]), Write.PLAIN));
            fails(ErrorKind.INVALID, () -> below.write(longer, out -> out.write(1), Write.PLAIN));
            fails(ErrorKind.INVALID, () -> below.read(longer, 0, 1));
            assertThat(fake.seen()).isEmpty();
        }
    }

    @Test
    void whatIsTooLargeStaysWhereItIs() throws Exception {
        fake.put("b", "k", new byte[1001], Map.of());
        try (S3Backend small = S3Backend.open(config().maxValue(1000))) {
            fails(ErrorKind.TOO_LARGE, () -> small.get("k"));
            fails(ErrorKind.TOO_LARGE, () -> small.take("k"));
            fails(ErrorKind.TOO_LARGE, () -> small.getAll(List.of("k")));
            fails(ErrorKind.TOO_LARGE, () -> small.put("k", new byte[1001], Write.PLAIN));
            assertThat(small.read("k", 0, Long.MAX_VALUE).orElseThrow().readAllBytes())
                    .hasSize(1001);
        }
        assertThat(fake.bytes("b", "k")).hasSize(1001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"", "*", "a\r\nx-evil: 1", "é", "a,b", "W/\"x\"", "@5", "x@", "\u0000"})
    void aVersionThatIsNoneFindsNothing(String token) throws Exception {
        fake.put("b", "k", new byte[] {1}, Map.of());
        Guard guard = Guard.version(new Version(token));
        assertThat(backend.put("k", new byte[] {2}, new Write(guard, null))).isEmpty();
        assertThat(backend.delete("k", guard)).isFalse();
        assertThat(fake.bytes("b", "k")).containsExactly(1);
    }

    @Test
    void anAnswerWithoutAnETagIsNoSuccess() throws Exception {
        fake.inject(Rule.on(Verb.PUT_OBJECT, Verb.GET_OBJECT).then(Fault.answer(200, "Welcome")));
        assertThatThrownBy(() -> backend.put("k", new byte[1], Write.PLAIN)).isInstanceOf(BackendException.class);
        assertThatThrownBy(() -> backend.put("k", new byte[1], new Write(Guard.ABSENT, null)))
                .isInstanceOf(BackendException.class);
        assertThatThrownBy(() -> backend.write("k", out -> out.write(1), Write.PLAIN))
                .isInstanceOf(BackendException.class);
        assertThatThrownBy(() -> backend.take("k")).isInstanceOf(BackendException.class);
    }

    @Test
    void keysThatWereNotDeletedAreNamed() throws Exception {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            keys.add("k" + i);
            fake.put("b", "k" + i, new byte[1], Map.of());
        }
        fake.inject(Rule.on(Verb.DELETE_OBJECTS).first(3).then(new Fault.Partial("InternalError")));
        assertThat(backend.deleteAll(keys)).isEqualTo(2_500);
        assertThat(fake.keys("b")).isEmpty();
        keys.subList(0, 20).forEach(key -> fake.put("b", key, new byte[1], Map.of()));
        fake.inject(Rule.on(Verb.DELETE_OBJECTS).then(new Fault.Partial("AccessDenied")));
        assertThatThrownBy(() -> backend.deleteAll(keys.subList(0, 20)))
                .isInstanceOfSatisfying(
                        BackendException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.DENIED))
                .hasMessageContaining("10 of 20")
                .hasMessageContaining("AccessDenied")
                .hasMessageContaining("'k1'");
        assertThat(fake.keys("b")).hasSize(10);
    }

    @Test
    void aThreadThatIsInterruptedStaysSo() throws Exception {
        byte[] old = FaultVerb.OLD.getBytes(StandardCharsets.UTF_8);
        for (FaultVerb verb : FaultVerb.values()) {
            fake.put("b", "k", old, Map.of());
            Thread.currentThread().interrupt();
            try {
                assertThatThrownBy(() -> verb.on(backend, "k", new Version(fake.tag("b", "k"))))
                        .as("%s", verb)
                        .isInstanceOf(BackendException.class)
                        .hasMessageContaining("interrupted");
            } finally {
                assertThat(Thread.interrupted()).as("%s", verb).isTrue();
            }
            // Of several values another thread may have written some.
            if (!verb.many()) {
                assertThat(fake.bytes("b", "k")).as("%s", verb).isEqualTo(old);
            }
        }
    }

    @Test
    void aClosedStoreSaysSo() throws Exception {
        Store store = Store.over(backend);
        store.put("k", "v");
        store.close();
        store.close();
        assertThatThrownBy(() -> store.get("k")).isInstanceOf(IllegalStateException.class);
        // The backend itself has no such promise, but it answers with a kind, and at once.
        long start = System.nanoTime();
        for (FaultVerb verb : FaultVerb.values()) {
            assertThatThrownBy(() -> verb.on(backend, "k", new Version("0".repeat(32))))
                    .as("%s", verb)
                    .isInstanceOfAny(BackendException.class, IllegalStateException.class);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        fails(ErrorKind.UNAVAILABLE, () -> backend.put("k", new byte[1], Write.PLAIN));
    }

    @Test
    void aBucketThatIsGoneIsNotFound() throws Exception {
        try (Store store = Store.over(backend)) {
            fake.inject(Rule.onAny().then(Fault.answer(404, "NoSuchBucket")));
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> store.get("k"),
                    () -> store.put("k", 1),
                    () -> store.keys().toList(),
                    () -> store.pop("k"))) {
                assertThatThrownBy(call)
                        .isInstanceOfSatisfying(
                                StoreException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND));
            }
        }
    }
}
