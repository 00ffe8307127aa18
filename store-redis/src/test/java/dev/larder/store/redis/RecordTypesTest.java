package dev.larder.store.redis;

import static dev.larder.store.redis.Lab.envelope;
import static dev.larder.store.redis.RecordsTest.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.larder.serde.AsArray;
import dev.larder.serde.Default;
import dev.larder.serde.OneOf;
import dev.larder.serde.SelfValidating;
import dev.larder.serde.Violation;
import dev.larder.serde.value.Email;
import dev.larder.serde.value.Timestamp;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.redis.record.ByteStream;
import dev.larder.store.redis.record.Id;
import dev.larder.store.redis.record.RecordRepository;
import dev.larder.store.redis.record.RecordType;
import dev.larder.store.redis.record.Ref;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The types of members, what their envelopes say, what is refused, and which classes can be records. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordTypesTest {
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-00000000000a");
    private static final String ALL_KEY = "larder:t:All:" + ID;

    private RedisProcess server;
    private RedisClient client;
    private RedisCommands<String, String> other;
    private RedisBackend backend;

    @BeforeAll
    void start() throws Exception {
        server = RedisProcess.start(RedisProcess.Version.JAR);
        client = RedisClient.create("redis://localhost:" + server.port);
        other = client.connect().sync();
        backend = RedisBackend.open(RedisConfig.of(server.host()));
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

    enum Colour {
        RED
    }

    enum Level {
        LOW(1);

        private final int number;

        Level(int number) {
            this.number = number;
        }

        @JsonValue
        int number() {
            return number;
        }
    }

    record Grams(@JsonValue BigDecimal amount) {}

    record Log(@JsonValue ByteStream bytes) {}

    @AsArray
    record Point(int x, int y) {}

    sealed interface Shape permits Dot {}

    record Dot(int x) implements Shape {}

    @RecordType(namespace = "t", name = "All")
    record All(
            @Id UUID id,
            UUID other,
            long big,
            BigInteger huge,
            OptionalInt maybe,
            float third,
            OptionalDouble ratio,
            Grams weight,
            Boolean on,
            Instant instant,
            Timestamp stamp,
            ZonedDateTime zoned,
            LocalDateTime local,
            LocalDate day,
            LocalTime time,
            OffsetTime offset,
            Optional<Ref<All>> next,
            Colour colour,
            char letter,
            Email mail,
            Duration span,
            Level level,
            Point point,
            Shape shape,
            Map<String, Timestamp> stamps,
            Optional<String> note,
            Log log) {}

    private static All all() {
        return new All(
                ID,
                new UUID(1, 2),
                Long.MIN_VALUE,
                BigInteger.TEN.pow(30),
                OptionalInt.empty(),
                0.1f,
                OptionalDouble.of(-0.0),
                new Grams(new BigDecimal("10.50")),
                false,
                Instant.parse("2024-03-01T08:30:00.100Z"),
                Timestamp.of(new BigDecimal("0.5")),
                ZonedDateTime.parse("2024-03-01T08:30:00+01:00[Europe/Paris]"),
                LocalDateTime.parse("2024-03-01T08:30:00"),
                LocalDate.parse("2024-03-01"),
                LocalTime.parse("08:30:00"),
                OffsetTime.parse("08:30:00+02:00"),
                Optional.of(Ref.to(All.class, ID)),
                Colour.RED,
                '"',
                new Email("a@b.example"),
                Duration.ofMinutes(5),
                Level.LOW,
                new Point(1, 2),
                new Dot(3),
                Map.of("x", Timestamp.of(new BigDecimal("1.25"))),
                Optional.of("null"),
                new Log(Lab.stream("text")));
    }

    @Test
    void everyTypeHasItsWord() {
        RecordRepository<All> repository = RecordRepository.over(backend, All.class);
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("id", envelope("AutoUUID", ID.toString()));
        expected.put("other", envelope("UUID", "00000000-0000-0001-0000-000000000002"));
        expected.put("big", envelope("Integer", "-9223372036854775808"));
        expected.put("huge", envelope("Integer", "1000000000000000000000000000000"));
        expected.put("maybe", envelope("Integer", null));
        expected.put("third", envelope("Float", "0.1"));
        expected.put("ratio", envelope("Float", "-0.0"));
        expected.put("weight", envelope("Decimal", "10.50"));
        expected.put("on", envelope("Boolean", "false"));
        expected.put("instant", envelope("DateTime", "2024-03-01T08:30:00.1Z"));
        expected.put("stamp", envelope("DateTime", "1970-01-01T00:00:00.5Z"));
        expected.put("zoned", envelope("DateTime", "2024-03-01T08:30:00+01:00[Europe/Paris]"));
        expected.put("local", envelope("DateTime", "2024-03-01T08:30:00"));
        expected.put("day", envelope("Date", "2024-03-01"));
        expected.put("time", envelope("Time", "08:30:00"));
        expected.put("offset", envelope("Time", "08:30:00+02:00"));
        expected.put("next", envelope("Pointer", ALL_KEY));
        expected.put("colour", envelope("Unicode", "RED"));
        expected.put("letter", envelope("Unicode", "\""));
        expected.put("mail", envelope("Unicode", "a@b.example"));
        expected.put("span", envelope("Unicode", "PT5M"));
        expected.put("level", envelope("JSON", "1"));
        expected.put("point", envelope("JSON", "[1,2]"));
        expected.put("shape", envelope("JSON", "{\"__type__\":\"Dot\",\"__value__\":{\"x\":3}}"));
        expected.put("stamps", envelope("JSON", "{\"x\":1.25}"));
        expected.put("note", envelope("Unicode", "null"));
        repository.save(all());
        assertThat(other.hgetall(ALL_KEY)).isEqualTo(expected);
        assertThat(other.get(ALL_KEY + ":field:log")).isEqualTo("text");
        assertThat(repository.find(ID)).contains(all());
        assertThat(repository.filter(Map.of("weight", "10.5", "next", ALL_KEY, "note", "null", "ratio", -0.0)))
                .hasSize(1);
        assertThat(repository.filter(Map.of("weight", new BigDecimal("10.500"), "big", Long.MIN_VALUE, "letter", '"')))
                .hasSize(1);
        assertThat(repository.filter(
                        Map.of("weight", new Grams(new BigDecimal("10.50")), "level", "1", "colour", "RED")))
                .hasSize(1);
        assertThat(repository.filter(Map.of("weight", "10.51"))).isEmpty();
    }

    @Test
    void whatTheDeclarationDoesNotDemandIsCorrupt() {
        RecordRepository<All> repository = RecordRepository.over(backend, All.class);
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("id", envelope("AutoUUID", new UUID(3, 4).toString()));
        wrong.put("other", envelope("UUID", "x"));
        wrong.put("big", envelope("Integer", "1.0"));
        wrong.put("huge", envelope("Integer", "1, 2"));
        wrong.put("third", envelope("Float", "NaN"));
        wrong.put("ratio", envelope("Float", "null"));
        wrong.put("weight", envelope("Decimal", "ten"));
        wrong.put("on", envelope("Boolean", "\"true\""));
        wrong.put("instant", envelope("DateTime", "2024-03-01"));
        wrong.put("stamp", envelope("DateTime", "0.5"));
        wrong.put("next", envelope("Pointer", "1"));
        wrong.put("colour", envelope("Unicode", "red"));
        wrong.put("letter", envelope("Unicode", null));
        wrong.put("point", envelope("JSON", "[1,2] [3]"));
        wrong.put("stamps", envelope("JSON", "{\"x\":1,\"x\":2}"));
        wrong.put("day", "{\"type\": \"Date\", \"value\": \"2024-03-01\", \"module\": \"larder.record/2\"}");
        wrong.put("time", "{\"type\": \"Time\", \"value\": \"08:30:00\"}");
        wrong.put("offset", envelope("Time", "08:30:00+02:00").replace("}", ", \"more\": 1}"));
        wrong.put("local", "{\"type\": \"DateTime\", \"value\": 1, \"module\": \"larder.record/1\"}");
        wrong.put("span", "PT5M");
        wrong.put("mail", "");
        wrong.forEach((field, stored) -> {
            repository.save(all());
            other.hset(ALL_KEY, field, stored);
            assertThat(failure(ErrorKind.CORRUPT, () -> repository.find(ID)))
                    .as(field)
                    .hasMessageContaining(ALL_KEY)
                    .hasMessageContaining(field);
        });
    }

    @RecordType(namespace = "t", name = "Later")
    record Later(
            @Id @Nullable UUID id,
            @Default("\"new\"") String state,
            @Nullable String note,
            @Default("7") @Nullable Integer n,
            int must)
            implements SelfValidating {
        @Override
        public void validate() {
            if (must < 0) {
                throw Violation.at("must", "is below zero");
            }
        }
    }

    @Test
    void absentFieldsAreNullOrTheirDefaultOrCorrupt() {
        RecordRepository<Later> repository = RecordRepository.over(backend, Later.class);
        String key = repository.save(new Later(ID, "old", "x", 1, 2)).hash();
        other.hdel(key, "state", "note", "n");
        assertThat(repository.find(ID)).contains(new Later(ID, "new", null, null, 2));
        other.hset(key, "must", envelope("Integer", "-1"));
        assertThat(failure(ErrorKind.CORRUPT, () -> repository.find(ID))).hasMessageContaining("must");
        other.hdel(key, "must");
        assertThat(failure(ErrorKind.CORRUPT, () -> repository.find(ID))).hasMessageContaining("must");
        repository.save(new Later(ID, "old", "x", 1, 2));
        other.hdel(key, "id");
        assertThat(failure(ErrorKind.CORRUPT, () -> repository.find(ID))).hasMessageContaining("id");
    }

    /** A class that is changed after it was made. */
    @RecordType(namespace = "t", name = "Note")
    public static class Note {
        private @Nullable UUID id;
        private String text = "";
        private @Nullable ByteStream body;

        @Id
        public @Nullable UUID getId() {
            return id;
        }

        public void setId(@Nullable UUID id) {
            this.id = id;
        }

        @OneOf({"a", "b"})
        public String getText() {
            return text;
        }

        public void setText(String text) {
            this.text = text;
        }

        public @Nullable ByteStream getBody() {
            return body;
        }

        public void setBody(@Nullable ByteStream body) {
            this.body = body;
        }
    }

    @Test
    void aClassWithASetterIsGivenItsId() {
        RecordRepository<Note> repository = RecordRepository.over(backend, Note.class);
        Note note = new Note();
        note.setText("c");
        failure(ErrorKind.INVALID, () -> repository.save(note));
        assertThat(note.getId()).isNull();
        note.setText("a");
        String key = repository.save(note).hash();
        assertThat(key).isEqualTo("larder:t:Note:" + note.getId());
        assertThat(repository.create(note)).isSameAs(note);
        assertThat(other.dbsize()).as("no stream").isEqualTo(1);
        note.setBody(Lab.stream("x"));
        repository.save(note);
        assertThat(repository.find(note.getId()).orElseThrow().getBody()).isEqualTo(Lab.stream("x"));
        note.setBody(null);
        repository.save(note);
        assertThat(other.keys("*")).containsExactly(key);
        assertThat(repository.toMap(note)).containsEntry("body", null).containsEntry("text", "a");
    }

    record Plain(@Id UUID id) {}

    @RecordType(namespace = "a:b", name = "X")
    record BadNamespace(@Id UUID id) {}

    @RecordType(namespace = "t", name = "")
    record NoName(@Id UUID id) {}

    @RecordType(namespace = "t", name = "X")
    record NoId(UUID id) {}

    @RecordType(namespace = "t", name = "X")
    record TwoIds(@Id UUID a, @Id UUID b) {}

    @RecordType(namespace = "t", name = "X")
    record TextId(@Id String id) {}

    @RecordType(namespace = "t", name = "X")
    record Unbound(@Id UUID id, Thread thread) {}

    @RecordType(namespace = "t", name = "X")
    record ToPlain(@Id UUID id, Ref<Plain> plain) {}

    @RecordType(namespace = "t", name = "X")
    record ToAny(@Id UUID id, Ref<?> any) {}

    @RecordType(namespace = "t", name = "X")
    record Inside(@Id UUID id, List<Ref<All>> all) {}

    @RecordType(namespace = "t", name = "X")
    record Deep(@Id UUID id, List<Log> logs) {}

    @RecordType(namespace = "t", name = "X")
    record OddName(@Id UUID id, @JsonProperty("a b") String word) {}

    @RecordType(namespace = "t", name = "X")
    record Circle(@Id UUID id, @Nullable Ref<Circle> next) {}

    @Test
    void classesThatAreNoRecordsAreRefused() {
        for (Class<?> type : List.of(
                Plain.class,
                BadNamespace.class,
                NoName.class,
                NoId.class,
                TwoIds.class,
                TextId.class,
                Unbound.class,
                ToPlain.class,
                ToAny.class,
                Inside.class,
                Deep.class,
                OddName.class,
                String.class)) {
            assertThat(failure(ErrorKind.INVALID, () -> RecordRepository.over(backend, type)))
                    .as(type.getSimpleName())
                    .hasMessageContaining("over");
        }
        assertThat(RecordRepository.over(backend, Circle.class).envelopes(new Circle(ID, Ref.to(Circle.class, ID))))
                .containsEntry("next", envelope("Pointer", "larder:t:X:" + ID));
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // as code with raw types may do
    void aPointerToAnotherClassIsInvalid() {
        Ref<Circle> other = (Ref) Ref.to(All.class, ID);
        failure(
                ErrorKind.INVALID,
                () -> RecordRepository.over(backend, Circle.class).save(new Circle(ID, other)));
        assertThat(this.other.dbsize()).isZero();
    }

    @Test
    void streamsAreEqualByContent() throws Exception {
        byte[] bytes = {1, 2, 3};
        ByteStream stream = ByteStream.of(bytes);
        bytes[0] = 9;
        stream.bytes()[1] = 9;
        assertThat(stream).isEqualTo(ByteStream.of(new byte[] {1, 2, 3})).isNotEqualTo(ByteStream.of(bytes));
        assertThat(stream).hasSameHashCodeAs(ByteStream.of(new byte[] {1, 2, 3}));
        assertThat(stream.open().readAllBytes()).containsExactly(1, 2, 3);
        assertThat(stream).hasToString("ByteStream of 3 bytes");
    }
}
