package dev.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.redis.Lab.Sensor;
import dev.larder.store.redis.record.RecordRepository;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Records with any text, number and bytes come back equal. */
class RecordRandomTest {
    private static final int RECORDS = 1_000;

    @Test
    void whatIsSavedComesBackEqual() throws Exception {
        long seed = Long.getLong("larder.seed", System.nanoTime());
        Random random = new Random(seed);
        try (RedisProcess server = RedisProcess.start(RedisProcess.Version.JAR);
                RedisBackend backend = RedisBackend.open(RedisConfig.of(server.host()))) {
            RecordRepository<Sensor> sensors = RecordRepository.over(backend, Sensor.class);
            UUID id = new UUID(random.nextLong(), random.nextLong());
            for (int i = 0; i < RECORDS; i++) {
                Sensor sensor = sensor(id, random);
                sensors.save(sensor);
                assertThat(sensors.find(id))
                        .as("-Dlarder.seed=%s, record %s", seed, i)
                        .contains(sensor);
            }
        }
    }

    private static Sensor sensor(@Nullable UUID id, Random random) {
        byte[] seal = new byte[random.nextInt(100)];
        random.nextBytes(seal);
        List<String> tags = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            tags.add(text(random));
        }
        double gain = Double.longBitsToDouble(random.nextLong());
        OffsetDateTime since = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000))
                .atOffset(ZoneOffset.ofTotalSeconds(60 * (random.nextInt(1_440) - 720)));
        return new Sensor(
                id,
                text(random),
                random.nextInt(),
                new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(40) - 20),
                Double.isFinite(gain) ? gain : -0.0,
                random.nextBoolean(),
                tags,
                random.nextBoolean() ? since : null,
                seal);
    }

    /** Any characters: controls, quotes, and those of two units. */
    private static String text(Random random) {
        int[] points = random.ints(random.nextInt(20), 0, 0x11000)
                .map(point -> point % 3 == 0 ? point % 0x80 : point % 3 == 1 ? point : point * 16)
                .map(point -> Character.getType(point) == Character.SURROGATE ? '"' : point)
                .toArray();
        return new String(points, 0, points.length);
    }
}
