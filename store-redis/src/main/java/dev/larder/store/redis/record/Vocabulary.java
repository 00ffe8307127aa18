package dev.larder.store.redis.record;

import static java.util.Map.entry;

import dev.larder.serde.ModelMember;
import dev.larder.serde.value.Timestamp;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;

/** The words that an envelope's type may be. */
enum Vocabulary {
    ID("AutoUUID", true),
    UUID_VALUE("UUID", true),
    INTEGER("Integer", false),
    FLOAT("Float", false),
    DECIMAL("Decimal", true),
    BOOLEAN("Boolean", false),
    DATE_TIME("DateTime", true),
    DATE("Date", true),
    TIME("Time", true),
    BYTES("Bytes", true),
    POINTER("Pointer", true),
    UNICODE("Unicode", true),
    JSON("JSON", false);

    /** Of all words together, and of their meaning. */
    static final String MODULE = "larder.record/1";

    private static final Map<Class<?>, Vocabulary> OF = Map.ofEntries(
            entry(UUID.class, UUID_VALUE),
            entry(Byte.class, INTEGER),
            entry(Short.class, INTEGER),
            entry(Integer.class, INTEGER),
            entry(Long.class, INTEGER),
            entry(BigInteger.class, INTEGER),
            entry(Float.class, FLOAT),
            entry(Double.class, FLOAT),
            entry(BigDecimal.class, DECIMAL),
            entry(Boolean.class, BOOLEAN),
            entry(Instant.class, DATE_TIME),
            entry(Timestamp.class, DATE_TIME),
            entry(OffsetDateTime.class, DATE_TIME),
            entry(ZonedDateTime.class, DATE_TIME),
            entry(LocalDateTime.class, DATE_TIME),
            entry(LocalDate.class, DATE),
            entry(LocalTime.class, TIME),
            entry(OffsetTime.class, TIME),
            entry(byte[].class, BYTES),
            entry(Ref.class, POINTER));

    private final String word;
    private final boolean text;

    Vocabulary(String word, boolean text) {
        this.word = word;
        this.text = text;
    }

    String word() {
        return word;
    }

    /** Whether the value is that of a JSON text; else it is JSON itself. */
    boolean isText() {
        return text;
    }

    static Vocabulary of(ModelMember member) {
        if (member.isMarked(Id.class)) {
            return ID;
        }
        Vocabulary known = OF.get(member.holds());
        return known != null ? known : member.isText() ? UNICODE : JSON;
    }
}
