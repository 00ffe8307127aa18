package dev.larder.store.redis;

import dev.larder.store.redis.record.ByteStream;
import dev.larder.store.redis.record.Id;
import dev.larder.store.redis.record.RecordType;
import dev.larder.store.redis.record.Ref;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records of the tests. */
final class Lab {
    static final UUID SENSOR = UUID.fromString("6f1c2b9e-0d53-4c1e-9a57-2f6f0c8d1e34");
    static final UUID RUN = UUID.fromString("0b7d6a52-93a1-4f0e-8c55-7a1d3e2f4b60");

    private Lab() {}

    @RecordType(namespace = "lab", name = "Sensor")
    @SuppressWarnings("ArrayRecordComponent") // compared member by member below
    record Sensor(
            @Id @Nullable UUID id,
            String label,
            int channel,
            BigDecimal offset,
            double gain,
            boolean active,
            List<String> tags,
            @Nullable OffsetDateTime since,
            byte[] seal) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Sensor that
                    && Objects.equals(id, that.id)
                    && label.equals(that.label)
                    && channel == that.channel
                    && offset.equals(that.offset)
                    && gain == that.gain
                    && active == that.active
                    && tags.equals(that.tags)
                    && Objects.equals(since, that.since)
                    && Arrays.equals(seal, that.seal);
        }

        @Override
        public int hashCode() {
            return Objects.hash(id, label);
        }

        Sensor labelled(@Nullable UUID otherId, String other) {
            return new Sensor(otherId, other, channel, offset, gain, active, tags, since, seal);
        }
    }

    @RecordType(namespace = "lab", name = "Run")
    record Run(@Id @Nullable UUID id, Ref<Sensor> sensor, Instant at, ByteStream out, ByteStream err) {
        Run at(Instant other) {
            return new Run(id, sensor, other, out, err);
        }
    }

    static Sensor sensor(@Nullable UUID id) {
        return new Sensor(
                id,
                "\u00d6l \"A\"",
                7,
                new BigDecimal("-0.50"),
                0.1,
                true,
                List.of("inlet", "no. 2"),
                null,
                new byte[] {0, (byte) 0xff, 0x10});
    }

    static Run run(@Nullable UUID id) {
        return new Run(
                id, Ref.to(Sensor.class, SENSOR), Instant.parse("2024-03-01T08:30:00Z"), stream("ok\n"), stream(""));
    }

    static ByteStream stream(String text) {
        return ByteStream.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static String envelope(String type, @Nullable String value) {
        return "{\"type\": \"" + type + "\", \"value\": "
                + (value == null ? "null" : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                + ", \"module\": \"larder.record/1\"}";
    }
}
