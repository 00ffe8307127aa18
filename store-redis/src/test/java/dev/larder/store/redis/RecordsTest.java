package dev.larder.store.redis;

import static dev.larder.store.redis.Lab.RUN;
import static dev.larder.store.redis.Lab.SENSOR;
import static dev.larder.store.redis.Lab.envelope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.serde.SerdeException;
import dev.larder.store.Options.OnCorrupt;
import dev.larder.store.StoreException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.redis.Lab.Run;
import dev.larder.store.redis.Lab.Sensor;
import dev.larder.store.redis.record.RecordRepository;
import dev.larder.store.redis.record.Ref;
import dev.larder.store.redis.record.SavedKeys;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Records on a real server, looked at by another client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RecordsTest {
    private static final String SENSOR_KEY = "larder:lab:Sensor:" + SENSOR;
    private static final String RUN_KEY = "larder:lab:Run:" + RUN;

    private final RedisProcess.Version version;
    private RedisProcess server;
    private RedisClient client;
    private RedisCommands<String, String> other;
    private RedisBackend backend;
    private RecordRepository<Sensor> sensors;
    private RecordRepository<Run> runs;

    RecordsTest(RedisProcess.Version version) {
        this.version = version;
    }

    @BeforeAll
    void start() throws Exception {
        server = Servers.start(version);
        client = RedisClient.create("redis://localhost:" + server.port);
        other = client.connect().sync();
        backend = RedisBackend.open(RedisConfig.of(server.host()).prefix("app/"));
        sensors = RecordRepository.over(backend, Sensor.class);
        runs = RecordRepository.over(backend, Run.class);
    }

    @AfterAll
    void stop() throws Exception {
        backend.close();
        client.shutdown();
        server.close();
    }

    @BeforeEach
    void empty() {
        other.flushall();
    }

    static StoreException failure(ErrorKind kind, ThrowingCallable call) {
        StoreException[] found = new StoreException[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(StoreException.class, e -> {
            assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind);
            found[0] = e;
        });
        return found[0];
    }

    @Test
    @Tag("UP-1")
    @Tag("UP-2")
    void theFirstWorkedExample() {
        SavedKeys saved = sensors.save(Lab.sensor(SENSOR));
        assertThat(saved).isEqualTo(new SavedKeys(SENSOR, SENSOR_KEY, Map.of()));
        Map<String, String> expected = Map.of(
                "id",
                        "{\"type\": \"AutoUUID\", \"value\": \"6f1c2b9e-0d53-4c1e-9a57-2f6f0c8d1e34\", \"module\": \"larder.record/1\"}",
                "label", "{\"type\": \"Unicode\", \"value\": \"\u00d6l \\\"A\\\"\", \"module\": \"larder.record/1\"}",
                "channel", "{\"type\": \"Integer\", \"value\": \"7\", \"module\": \"larder.record/1\"}",
                "offset", "{\"type\": \"Decimal\", \"value\": \"-0.50\", \"module\": \"larder.record/1\"}",
                "gain", "{\"type\": \"Float\", \"value\": \"0.1\", \"module\": \"larder.record/1\"}",
                "active", "{\"type\": \"Boolean\", \"value\": \"true\", \"module\": \"larder.record/1\"}",
                "tags",
                        "{\"type\": \"JSON\", \"value\": \"[\\\"inlet\\\",\\\"no. 2\\\"]\", \"module\": \"larder.record/1\"}",
                "since", "{\"type\": \"DateTime\", \"value\": null, \"module\": \"larder.record/1\"}",
                "seal", "{\"type\": \"Bytes\", \"value\": \"AP8Q\", \"module\": \"larder.record/1\"}");
        assertThat(other.hgetall(SENSOR_KEY)).isEqualTo(expected);
        assertThat(other.keys("*")).containsExactly(SENSOR_KEY);
        assertThat(sensors.envelopes(Lab.sensor(SENSOR))).isEqualTo(expected);
        assertThat(sensors.envelopes(Lab.sensor(SENSOR)).keySet())
                .containsExactly("id", "label", "channel", "offset", "gain", "active", "tags", "since", "seal");
        assertThat(sensors.find(SENSOR)).contains(Lab.sensor(SENSOR));
        assertThat(sensors.delete(SENSOR)).isEqualTo(1);
        assertThat(sensors.delete(SENSOR)).isZero();
    }

    @Test
    @Tag("UP-1")
    @Tag("UP-2")
    void theSecondWorkedExample() {
        SavedKeys saved = runs.save(Lab.run(RUN));
        assertThat(saved.hash()).isEqualTo(RUN_KEY);
        assertThat(saved.strings()).hasToString("{out=" + RUN_KEY + ":field:out, err=" + RUN_KEY + ":field:err}");
        assertThat(other.hgetall(RUN_KEY))
                .isEqualTo(
                        Map.of(
                                "id",
                                        "{\"type\": \"AutoUUID\", \"value\": \"" + RUN
                                                + "\", \"module\": \"larder.record/1\"}",
                                "sensor",
                                        "{\"type\": \"Pointer\", \"value\": \"" + SENSOR_KEY
                                                + "\", \"module\": \"larder.record/1\"}",
                                "at",
                                        "{\"type\": \"DateTime\", \"value\": \"2024-03-01T08:30:00Z\", \"module\": \"larder.record/1\"}"));
        assertThat(other.get(RUN_KEY + ":field:out")).isEqualTo("ok\n");
        assertThat(other.get(RUN_KEY + ":field:err")).isEmpty();
        assertThat(runs.find(RUN)).contains(Lab.run(RUN));
        assertThat(runs.find(RUN.toString().replace("-", "").toUpperCase(java.util.Locale.ROOT)))
                .contains(Lab.run(RUN));
        assertThat(runs.delete(RUN)).isEqualTo(3);
        assertThat(other.dbsize()).isZero();
    }

    @Test
    void whatIsCreatedIsFoundByItsNewId() {
        Sensor created = sensors.create(Lab.sensor(null));
        assertThat(created.id()).isNotNull();
        assertThat(created.id().version()).isEqualTo(4);
        assertThat(sensors.find(created.id())).contains(created);
        assertThat(sensors.create(created)).isEqualTo(created);
        assertThat(other.dbsize()).isEqualTo(1);
        assertThat(sensors.save(Lab.sensor(null)).id()).isNotEqualTo(created.id());
    }

    @Test
    void anotherTypeInAnEnvelopeIsCorrupt() {
        sensors.save(Lab.sensor(SENSOR));
        other.hset(SENSOR_KEY, "channel", envelope("Unicode", "7"));
        assertThat(failure(ErrorKind.CORRUPT, () -> sensors.find(SENSOR)))
                .hasMessageContaining("channel")
                .hasMessageContaining(SENSOR_KEY);
        assertThat(sensors.onCorrupt(OnCorrupt.MISSING).find(SENSOR)).isEmpty();
        failure(ErrorKind.INVALID, () -> sensors.onCorrupt(OnCorrupt.BYTES));
    }

    @Test
    void foreignFieldsAreIgnoredAndGoWithTheNextSave() {
        sensors.save(Lab.sensor(SENSOR));
        other.hset(SENSOR_KEY, "colour", "garbage");
        assertThat(sensors.find(SENSOR)).contains(Lab.sensor(SENSOR));
        sensors.save(Lab.sensor(SENSOR));
        assertThat(other.hexists(SENSOR_KEY, "colour")).isFalse();
        assertThat(other.hlen(SENSOR_KEY)).isEqualTo(9);
    }

    @Test
    void theTextNullIsText() {
        sensors.save(Lab.sensor(SENSOR).labelled(SENSOR, "null"));
        assertThat(other.hget(SENSOR_KEY, "label")).isEqualTo(envelope("Unicode", "null"));
        assertThat(sensors.find(SENSOR).orElseThrow().label()).isEqualTo("null");
    }

    @Test
    void aMemberThatFailsStopsTheSave() {
        StoreException e =
                failure(ErrorKind.INVALID, () -> sensors.save(Lab.sensor(SENSOR).labelled(SENSOR, null)));
        assertThat(e.getCause())
                .isInstanceOfSatisfying(
                        SerdeException.class, cause -> assertThat(cause.path()).isEqualTo("Sensor.label"));
        assertThat(other.dbsize()).isZero();
    }

    @Test
    void savingWhatWasLoadedUndoesNoAppend() {
        runs.save(Lab.run(RUN));
        Run loaded = runs.find(RUN).orElseThrow();
        other.append(RUN_KEY + ":field:out", "more");
        assertThat(runs.append(RUN, "out", "!".getBytes(StandardCharsets.UTF_8)))
                .contains(RUN_KEY + ":field:out");
        runs.save(loaded);
        assertThat(other.get(RUN_KEY + ":field:out")).isEqualTo("ok\nmore!");
        other.del(RUN_KEY + ":field:out");
        runs.save(loaded);
        assertThat(other.get(RUN_KEY + ":field:out")).isEqualTo("ok\n");
        runs.save(Lab.run(RUN));
        assertThat(other.get(RUN_KEY + ":field:out")).isEqualTo("ok\n");
        other.del(RUN_KEY + ":field:out");
        assertThat(runs.find(RUN).orElseThrow().out().size()).isZero();
    }

    @Test
    void recordsEndWithAllTheirKeys() {
        runs.ttl(Duration.ofSeconds(1)).save(Lab.run(RUN));
        assertThat(Stream.of("", ":field:out", ":field:err")
                        .map(tail -> other.pttl(RUN_KEY + tail))
                        .toList())
                .allMatch(left -> left > 0 && left <= 1_001); // rounded up
        await().atMost(Duration.ofSeconds(5)).until(() -> runs.find(RUN).isEmpty());
        await().atMost(Duration.ofSeconds(5)).until(() -> other.dbsize() == 0);
        runs.ttl(Duration.ofSeconds(100)).save(Lab.run(RUN));
        runs.append(RUN, "err", new byte[3]);
        assertThat(other.pttl(RUN_KEY + ":field:err")).isPositive();
        other.del(RUN_KEY + ":field:err");
        runs.append(RUN, "err", new byte[3]);
        assertThat(other.pttl(RUN_KEY + ":field:err")).isBetween(1L, 100_000L);
        runs.save(Lab.run(RUN));
        assertThat(other.pttl(RUN_KEY + ":field:out")).isEqualTo(-1);
        assertThat(other.pttl(RUN_KEY)).isEqualTo(-1);
        failure(ErrorKind.INVALID, () -> runs.ttl(Duration.ZERO));
    }

    @Test
    void appendingToNothingMakesNothing() {
        assertThat(runs.append(RUN, "out", new byte[1])).isEmpty();
        assertThat(other.dbsize()).isZero();
        failure(ErrorKind.INVALID, () -> runs.append(RUN, "at", new byte[1]));
        failure(ErrorKind.INVALID, () -> runs.append(RUN, "nothing", new byte[1]));
    }

    @Test
    void sizesAreLimitedOnBothSides() {
        RecordRepository<Run> small = runs.maxBytes(1_000);
        failure(
                ErrorKind.TOO_LARGE,
                () -> small.save(new Run(
                        RUN,
                        Ref.to(Sensor.class, SENSOR),
                        Lab.run(null).at(),
                        Lab.stream("x".repeat(1_000)),
                        Lab.stream(""))));
        assertThat(other.dbsize()).isZero();
        small.save(Lab.run(RUN));
        failure(ErrorKind.TOO_LARGE, () -> small.append(RUN, "out", new byte[1_000]));
        assertThat(other.strlen(RUN_KEY + ":field:out")).isEqualTo(3);
        other.append(RUN_KEY + ":field:err", "x".repeat(1_000));
        failure(ErrorKind.TOO_LARGE, () -> small.find(RUN));
        failure(ErrorKind.TOO_LARGE, () -> small.onCorrupt(OnCorrupt.MISSING).find(RUN));
        assertThat(runs.find(RUN).orElseThrow().err().size()).isEqualTo(1_000);
        failure(ErrorKind.INVALID, () -> runs.maxBytes(0));
    }

    @Test
    void keysOfAnotherTypeAreCorruptAndStay() {
        other.set(SENSOR_KEY, "text");
        failure(ErrorKind.CORRUPT, () -> sensors.find(SENSOR));
        failure(ErrorKind.CORRUPT, () -> sensors.save(Lab.sensor(SENSOR)));
        assertThat(other.get(SENSOR_KEY)).isEqualTo("text");
        other.lpush(RUN_KEY + ":field:err", "1");
        failure(ErrorKind.CORRUPT, () -> runs.save(Lab.run(RUN)));
        failure(ErrorKind.CORRUPT, () -> runs.append(RUN, "out", new byte[1]));
        assertThat(other.exists(RUN_KEY, RUN_KEY + ":field:out")).isZero();
    }

    @Test
    void allAreStreamedOnce() {
        Map<UUID, Sensor> all = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            Sensor made = sensors.create(Lab.sensor(null).labelled(null, "s" + i % 5));
            all.put(made.id(), made);
        }
        other.set("larder:lab:Sensor:not-an-id", "1");
        other.set("larder:lab:SensorX:" + UUID.randomUUID(), "1");
        other.set(SENSOR_KEY + ":field:out", "1");
        other.hset("larder:lab:Sensor:{" + SENSOR + "}", "id", "1");
        List<Sensor> found;
        try (Stream<Sensor> stream = sensors.stream()) {
            found = stream.toList();
        }
        assertThat(found).hasSize(500);
        assertThat(Set.copyOf(found)).isEqualTo(Set.copyOf(all.values()));
        try (Stream<Sensor> stream = sensors.filter(sensor -> sensor.label().equals("s1"))) {
            assertThat(stream).hasSize(100);
        }
        assertThat(sensors.root("elsewhere").stream()).isEmpty();
    }

    @Test
    void aCorruptRecordFailsTheStreamOrIsSkipped() {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(sensors.create(Lab.sensor(null)).id());
        }
        other.hset("larder:lab:Sensor:" + ids.get(7), "gain", envelope("Float", "NaN"));
        other.del("larder:lab:Sensor:" + ids.get(8));
        other.set("larder:lab:Sensor:" + ids.get(8), "text");
        failure(ErrorKind.CORRUPT, () -> sensors.stream().toList());
        assertThat(sensors.onCorrupt(OnCorrupt.MISSING).stream().map(Sensor::id).collect(Collectors.toSet()))
                .hasSize(18)
                .doesNotContain(ids.get(7), ids.get(8));
    }

    @Test
    void filtersNeedAllCriteria() {
        Sensor one = sensors.create(Lab.sensor(null));
        Sensor two = sensors.create(Lab.sensor(null).labelled(null, "two"));
        assertThat(sensors.filter(Map.of("label", "two", "channel", 7))).containsExactly(two);
        assertThat(sensors.filter(Map.of("label", "two", "channel", "8"))).isEmpty();
        assertThat(sensors.filter(Map.of("offset", new BigDecimal("-0.5"), "label", one.label())))
                .containsExactly(one);
        assertThat(sensors.filter(Map.of("offset", "-0.5000", "gain", "0.1", "active", "true", "channel", 7L)))
                .hasSize(2);
        assertThat(sensors.filter(Map.of("tags", List.of("inlet", "no. 2"), "seal", new byte[] {0, -1, 16})))
                .hasSize(2);
        assertThat(sensors.filter(
                        Map.of("tags", "[\"inlet\", \"no. 2\"]", "id", two.id().toString())))
                .containsExactly(two);
        Map<String, Object> none = new HashMap<>();
        none.put("since", null);
        assertThat(sensors.filter(none)).hasSize(2);
        assertThat(sensors.filter(Map.of())).hasSize(2);
        failure(ErrorKind.INVALID, () -> sensors.filter(Map.of("colour", "red")));
        failure(ErrorKind.INVALID, () -> sensors.filter(Map.of("channel", "seven")));
        failure(ErrorKind.INVALID, () -> runs.filter(Map.of("out", "ok")));
        runs.save(Lab.run(RUN));
        assertThat(runs.filter(Map.of("sensor", SENSOR_KEY))).hasSize(1);
        assertThat(runs.filter(Map.of("sensor", Ref.to(Sensor.class, SENSOR)))).hasSize(1);
        assertThat(runs.filter(Map.of("sensor", Ref.to(Sensor.class, RUN)))).isEmpty();
    }

    @Test
    void pointersAreResolvedWhenAsked() {
        Sensor saved = Lab.sensor(SENSOR);
        sensors.save(saved);
        runs.save(Lab.run(RUN));
        Ref<Sensor> ref = runs.find(RUN).orElseThrow().sensor();
        assertThat(runs.resolve(ref)).contains(saved);
        assertThat(Ref.to(saved)).isEqualTo(ref);
        Ref<Sensor> gone = Ref.to(Sensor.class, UUID.randomUUID());
        assertThat(runs.resolveAll(List.of(gone, ref, ref))).isEqualTo(Map.of(ref, saved));
        assertThat(runs.resolveAll(List.<Ref<Sensor>>of())).isEmpty();
        sensors.delete(SENSOR);
        assertThat(runs.resolve(ref)).isEmpty();
        assertThat(runs.find(RUN)).isPresent();
        failure(ErrorKind.INVALID, () -> Ref.to(Lab.sensor(null)));
        failure(ErrorKind.INVALID, () -> Ref.to("no record"));
        for (String key :
                List.of("other:lab:Sensor:" + SENSOR, "larder:lab:Run:" + SENSOR, "larder:x:Sensor:" + SENSOR, "x")) {
            other.hset(RUN_KEY, "sensor", envelope("Pointer", key));
            assertThat(failure(ErrorKind.CORRUPT, () -> runs.find(RUN))).hasMessageContaining("sensor");
        }
    }

    @Test
    void recordsAsMaps() {
        Map<String, Object> map = runs.toMap(Lab.run(null));
        assertThat(map).containsEntry("id", null).containsEntry("sensor", SENSOR_KEY);
        assertThat(map).containsEntry("at", "2024-03-01T08:30:00Z").containsEntry("err", new byte[0]);
        assertThat(sensors.toMap(Lab.sensor(SENSOR)))
                .containsEntry("id", SENSOR.toString())
                .containsEntry("tags", List.of("inlet", "no. 2"))
                .containsEntry("offset", "-0.50")
                .containsEntry("channel", 7)
                .containsEntry("seal", "AP8Q");
    }

    @Test
    void textsThatAreNoIdsAreInvalid() {
        for (String text : List.of(
                "", "x", SENSOR + " ", "{" + SENSOR + "}", SENSOR.toString().substring(1))) {
            failure(ErrorKind.INVALID, () -> sensors.find(text));
        }
    }

    @Test
    void otherRootsAndTagsAreOtherRecords() {
        sensors.root("r").hashTagged().save(Lab.sensor(SENSOR));
        assertThat(other.keys("*")).containsExactly("r:lab:Sensor:{" + SENSOR + "}");
        assertThat(sensors.find(SENSOR)).isEmpty();
        assertThat(sensors.root("r").stream()).isEmpty();
        assertThat(sensors.root("r").hashTagged().stream()).containsExactly(Lab.sensor(SENSOR));
        failure(ErrorKind.INVALID, () -> sensors.root("a*b"));
    }
}
