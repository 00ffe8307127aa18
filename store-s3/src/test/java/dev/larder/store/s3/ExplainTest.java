package dev.larder.store.s3;

import static dev.larder.store.backend.Verb.DELETE;
import static dev.larder.store.backend.Verb.DELETE_ALL;
import static dev.larder.store.backend.Verb.GET;
import static dev.larder.store.backend.Verb.GET_ALL;
import static dev.larder.store.backend.Verb.HEAD;
import static dev.larder.store.backend.Verb.LIST;
import static dev.larder.store.backend.Verb.PUT;
import static dev.larder.store.backend.Verb.PUT_ALL;
import static dev.larder.store.backend.Verb.READ;
import static dev.larder.store.backend.Verb.TAKE;
import static dev.larder.store.backend.Verb.WRITE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Verb;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import dev.larder.store.s3.fake.Quirk;
import dev.larder.store.s3.fake.Request;
import dev.larder.store.s3.fake.Seen;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** What is explained is what the server receives. */
class ExplainTest extends OnServer {
    private static final String KEY = "jobs/a \"b\" + \u00f6?.json";
    private static final byte[] BYTES = "v4lue".getBytes(UTF_8);
    private static final Instant END = Instant.parse("2099-01-01T00:00:00Z");
    private static final Write ENDING = new Write(Guard.ALWAYS, END, "text/plain; charset=utf-8");
    private static final int PART = 5 << 20;

    private record Case(Verb verb, String key, Write write, Call call) {}

    private interface Call {
        void on(S3Backend backend, Guard current) throws Exception;
    }

    private static List<Case> cases() {
        Guard any = Guard.version(new Version("\"0123\""));
        Write absent = new Write(Guard.ABSENT, END);
        List<Case> cases = new ArrayList<>();
        cases.add(new Case(GET, KEY, Write.PLAIN, (b, g) -> b.get(KEY)));
        cases.add(new Case(HEAD, KEY, Write.PLAIN, (b, g) -> b.head(KEY)));
        cases.add(new Case(PUT, KEY, Write.PLAIN, (b, g) -> b.put(KEY, BYTES, Write.PLAIN)));
        cases.add(new Case(PUT, KEY, ENDING, (b, g) -> b.put(KEY, BYTES, ENDING)));
        cases.add(new Case(PUT, "new", absent, (b, g) -> b.put("new", BYTES, absent)));
        cases.add(new Case(
                PUT, KEY, new Write(any, null), (b, g) -> b.put(KEY, "2".getBytes(UTF_8), new Write(g, null))));
        cases.add(
                new Case(PUT, KEY, new Write(any, END), (b, g) -> b.put(KEY, "2".getBytes(UTF_8), new Write(g, END))));
        cases.add(new Case(DELETE, KEY, Write.PLAIN, (b, g) -> b.delete(KEY, Guard.ALWAYS)));
        cases.add(new Case(DELETE, KEY, new Write(any, null), (b, g) -> b.delete(KEY, g)));
        cases.add(new Case(TAKE, KEY, Write.PLAIN, (b, g) -> b.take(KEY)));
        cases.add(new Case(LIST, "jobs/[x] ", Write.PLAIN, (b, g) -> b.list("jobs/[x] ", null, 10)));
        cases.add(new Case(LIST, "", Write.PLAIN, (b, g) -> b.list("", null, 10)));
        cases.add(new Case(GET_ALL, KEY, Write.PLAIN, (b, g) -> b.getAll(List.of(KEY))));
        cases.add(new Case(PUT_ALL, KEY, Write.PLAIN, (b, g) -> b.putAll(Map.of(KEY, BYTES), Write.PLAIN)));
        cases.add(new Case(PUT_ALL, KEY, ENDING, (b, g) -> b.putAll(Map.of(KEY, BYTES), ENDING)));
        cases.add(new Case(DELETE_ALL, KEY, Write.PLAIN, (b, g) -> b.deleteAll(List.of(KEY))));
        cases.add(new Case(
                READ,
                KEY,
                Write.PLAIN,
                (b, g) -> b.read(KEY, 0, Long.MAX_VALUE).orElseThrow().close()));
        cases.add(new Case(WRITE, KEY, ENDING, (b, g) -> {
            b.write(KEY, out -> out.write(BYTES), ENDING);
            b.write(KEY, out -> out.write(new byte[PART + 1]), ENDING);
        }));
        return cases;
    }

    /** Also as the servers want it that keep to fewer conditions, and as no condition is kept to. */
    @ParameterizedTest
    @ValueSource(strings = {"AWS", "MINIO", "CEPH", "OFF"})
    void theServerReceivesWhatIsExplained(String kind) throws Exception {
        S3Config config = config().prefix("app/").parts(PART, 1);
        switch (kind) {
            case "MINIO" -> server.quirks(Quirk.minio());
            case "CEPH" -> server.quirks(Quirk.ceph());
            case "OFF" -> config = config.conditions(S3Config.Conditions.OFF);
            default -> {}
        }
        S3Backend backend = open(config);
        backend.capabilities(); // asks the server, which is no part of a call
        Set<Verb> compared = EnumSet.noneOf(Verb.class);
        for (Case each : cases()) {
            backend.put(KEY, BYTES, Write.PLAIN);
            Guard current = Guard.version(backend.head(KEY).orElseThrow().version());
            server.forget();
            if (kind.equals("OFF") && (each.verb == TAKE || each.write.guard().kind() != Guard.Kind.ALWAYS)) {
                refused(() -> each.call.on(backend, current));
                assertThat(server.seen()).isEmpty();
                compared.add(each.verb);
                continue;
            }
            List<String> explained = backend.explain(each.verb, each.key, each.write);
            assertThat(server.seen()).as("%s is not sent", each).isEmpty();
            each.call.on(backend, current);
            assertThat(explained.stream().map(ExplainTest::settled))
                    .as("%s", each)
                    .isEqualTo(server.seen().stream().map(ExplainTest::shown).toList());
            compared.add(each.verb);
        }
        assertThat(compared).containsExactlyInAnyOrder(Verb.values());
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BackendException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNSUPPORTED))
                .hasMessageContaining("conditions=off");
    }

    /** A line as the server could tell it: without what a body holds, decoded, parameters in order. */
    private static String settled(String line) {
        String[] words = line.replaceFirst(" {3}\\([^)]+\\)$", "")
                .replaceFirst(" {2}(<value>|<nonce>|<XML>)$", "")
                .replace("<new-version>", "<version>")
                .replace("max-keys=<limit>", "max-keys=10")
                .split(" ", 3);
        String[] target = words[1].split("\\?", 2);
        String query = target.length == 1 ? "" : "?" + String.join("&", new TreeSet<>(List.of(target[1].split("&"))));
        String decoded = URLDecoder.decode((target[0] + query).replace("+", "%2B"), UTF_8);
        return words[0] + " " + decoded + (words.length > 2 ? " " + words[2] : "");
    }

    private static String method(Request request) {
        return switch (request.verb()) {
            case PUT_OBJECT, UPLOAD_PART -> "PUT";
            case GET_OBJECT, LIST_OBJECTS -> "GET";
            case HEAD_OBJECT -> "HEAD";
            case DELETE_OBJECT, ABORT_UPLOAD -> "DELETE";
            case DELETE_OBJECTS, CREATE_UPLOAD, COMPLETE_UPLOAD -> "POST";
            default -> request.verb().toString();
        };
    }

    private static String shown(Seen seen) {
        Request request = seen.request();
        String query = request.query().entrySet().stream()
                .map(e -> e.getKey() + (e.getValue().isEmpty() ? "" : "=" + e.getValue()))
                .collect(Collectors.joining("&", "?", ""))
                .replaceAll("uploadId=[^&]+", "uploadId=<upload>");
        StringBuilder text = new StringBuilder(method(request))
                .append(" /data")
                .append(request.key().isEmpty() ? "" : "/" + request.key())
                .append(query.length() > 1 ? query : "");
        for (String name : List.of("If-Match", "If-None-Match", "Range", "Content-Type")) {
            String value = request.header(name.toLowerCase(Locale.ROOT));
            if (value != null) {
                text.append("  ").append(name).append(": ");
                text.append(name.equals("If-Match") ? value.replaceAll("[^\"]+", "<version>") : value);
            }
        }
        request.headers().forEach((name, value) -> {
            if (name.startsWith("x-amz-meta-")) {
                text.append("  ").append(name).append(": ").append(name.endsWith("-nonce") ? "<nonce>" : value);
            }
        });
        return text.toString();
    }

    @Test
    void theStoreTellsTheRequestsWithItsPrefix() throws Exception {
        try (Store store = Store.over(open(config().prefix("shop/"))).at("jobs/")) {
            assertThat(store.explain("putIfAbsent", "1", Options.none()).steps())
                    .containsExactly("PUT /data/shop/jobs/1  If-None-Match: *  Content-Type: application/octet-stream"
                            + "  x-amz-meta-larder-nonce: <nonce>  <value>");
            assertThat(store.explain("pop", "1", Options.none()).steps())
                    .containsExactly(
                            "GET /data/shop/jobs/1",
                            "PUT /data/shop/jobs/1  If-Match: \"<version>\"  Content-Type: application/octet-stream"
                                    + "  x-amz-meta-larder-deadline: 0  x-amz-meta-larder-nonce: <nonce>  <nonce>",
                            "DELETE /data/shop/jobs/1  If-Match: \"<new-version>\"");
        }
    }

    /** Of a stream that no one knows the length of, both ways are told. */
    @Test
    void aStreamIsToldInOneRequestAndInParts() throws Exception {
        try (Store store = Store.over(open(config().parts(PART, 2)))) {
            assertThat(store.explain("write", "big.csv", Options.none()).steps())
                    .containsExactly(
                            "PUT /data/big.csv  Content-Type: text/csv; charset=utf-8"
                                    + "  x-amz-meta-larder-nonce: <nonce>  <value>   (up to 5242880 bytes)",
                            "POST /data/big.csv?uploads  Content-Type: text/csv; charset=utf-8"
                                    + "  x-amz-meta-larder-nonce: <nonce>   (longer, in parts)",
                            "PUT /data/big.csv?partNumber=1&uploadId=<upload>  Content-Type: application/octet-stream"
                                    + "  <value>   (longer, in parts)",
                            "PUT /data/big.csv?partNumber=2&uploadId=<upload>  Content-Type: application/octet-stream"
                                    + "  <value>   (longer, in parts)",
                            "POST /data/big.csv?uploadId=<upload>  Content-Type: application/xml"
                                    + "  <XML>   (longer, in parts)");
            assertThat(store.explain("deleteAll", "jobs/", Options.none()).steps())
                    .containsExactly(
                            "GET /data?list-type=2&encoding-type=url&max-keys=<limit>&prefix=jobs%2F",
                            "POST /data?delete  Content-Type: application/xml  <XML>");
        }
    }

    /** Where the bucket stands in the host name it is not in the path; and no one is asked for credentials. */
    @Test
    void aClientOfTheCallersIsRehearsedAsItIs() throws Exception {
        AwsCredentialsProvider none = () -> {
            throw new AssertionError("Credentials are asked for");
        };
        try (S3Client aws = S3Client.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(none)
                .build()) {
            S3Client rehearsing = Clients.rehearsing(aws, "data", new Rehearsal());
            assertThat(rehearsing.utilities().getUrl(u -> u.bucket("data").key("k")))
                    .hasToString("https://data.s3.eu-central-1.amazonaws.com/k");
        }
        try (S3Client other = S3Client.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create("https://s3.example.org"))
                .credentialsProvider(none)
                .build()) {
            Rehearsal rehearsal = new Rehearsal();
            Clients.rehearsing(other, "data", rehearsal)
                    .headObject(h -> h.bucket("data").key("a b"));
            assertThat(rehearsal.requests()).containsExactly("HEAD /a%20b");
        }
    }
}
