package dev.larder.store.redis;

import static dev.larder.store.redis.RecordsTest.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.ErrorKind;
import dev.larder.store.redis.Lab.Run;
import dev.larder.store.redis.Lab.Sensor;
import dev.larder.store.redis.record.RecordRepository;
import dev.larder.store.redis.record.Ref;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Records that are spread over a cluster. */
class RecordClusterTest {
    @Test
    void recordsLieInOneSlotEach() throws Exception {
        try (Deployment cluster = Deployment.cluster();
                RedisBackend backend = RedisBackend.open(cluster.config().timeout(Duration.ofSeconds(20)))) {
            RecordRepository<Run> untagged = RecordRepository.over(backend, Run.class);
            assertThat(failure(ErrorKind.INVALID, () -> untagged.save(Lab.run(null))))
                    .hasMessageContaining("hashTagged()");
            failure(ErrorKind.INVALID, () -> untagged.find(UUID.randomUUID()));
            failure(ErrorKind.INVALID, untagged::stream);
            RecordRepository<Run> runs = untagged.hashTagged();
            RecordRepository<Sensor> sensors =
                    RecordRepository.over(backend, Sensor.class).hashTagged();
            Map<Ref<Sensor>, Sensor> targets = new HashMap<>();
            Set<Run> all = new HashSet<>();
            for (int i = 0; i < 60; i++) {
                Sensor sensor = sensors.create(Lab.sensor(null));
                targets.put(Ref.to(sensor), sensor);
                Run run = Lab.run(null);
                all.add(runs.create(new Run(null, Ref.to(sensor), run.at(), run.out(), run.err())));
            }
            List<Run> found = runs.stream().toList();
            assertThat(found).hasSize(60);
            assertThat(Set.copyOf(found)).isEqualTo(all);
            assertThat(runs.resolveAll(found.stream().map(Run::sensor).toList()))
                    .isEqualTo(targets);
            Run first = found.get(0);
            assertThat(runs.append(first.id(), "out", new byte[2]))
                    .contains("larder:lab:Run:{" + first.id() + "}:field:out");
            assertThat(runs.find(first.id()).orElseThrow().out().size()).isEqualTo(5);
            assertThat(runs.filter(Map.of("sensor", first.sensor()))).hasSize(1);
            assertThat(runs.delete(first.id())).isEqualTo(3);
            assertThat(runs.find(first.id())).isEmpty();
        }
    }
}
