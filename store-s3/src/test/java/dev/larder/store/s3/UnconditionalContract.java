package dev.larder.store.s3;

import static dev.larder.store.testkit.Fixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.Write;
import dev.larder.store.testkit.Fixture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The kit on a server that honours conditions one at a time, which a probe sees, and loses updates when several write at once, which
 * a probe cannot see: so conditions are off, and what needs them is refused.
 */
abstract class UnconditionalContract extends S3Contract {
    @Override
    S3Config tuned(S3Config config) {
        return config.conditions(S3Config.Conditions.OFF);
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.TTL, Capability.LIST, Capability.STREAMING, Capability.NESTED_KEYS);
    }

    /** Thousands of keys take these servers long; {@code eachKeyIsListedOnce} has several pages too. */
    @Tag("deep")
    @Test
    @Override
    public void manyPagesAreOneListing(Fixture f) throws Exception {
        super.manyPagesAreOneListing(f);
    }

    /** Hundreds of keys take them long; {@code someKeysAtOnce} has the same calls. */
    @Tag("deep")
    @Test
    @Override
    public void putAllWritesAll(Fixture f) throws Exception {
        super.putAllWritesAll(f);
    }

    /** As {@code putAllWritesAll}. */
    @Tag("deep")
    @Test
    @Override
    public void deleteAllDeletesAllAndCounts(Fixture f) throws Exception {
        super.deleteAllDeletesAllAndCounts(f);
    }

    /** More than there are requests under way at once. */
    @Test
    public void someKeysAtOnce(Fixture f) throws Exception {
        f.given("k7", "old");
        f.given("other", "stays");
        Map<String, byte[]> values = new LinkedHashMap<>();
        for (int i = 0; i < 25; i++) {
            values.put("k" + i, bytes("value" + i));
        }
        f.backend().putAll(values, Write.PLAIN);
        Map<String, Blob> found = f.backend().getAll(values.keySet());
        assertThat(new ArrayList<>(found.keySet())).isEqualTo(new ArrayList<>(values.keySet()));
        found.forEach((key, blob) -> assertThat(blob.bytes()).isEqualTo(values.get(key)));
        assertThat(f.backend().deleteAll(values.keySet())).isEqualTo(25);
        assertThat(f.backend().getAll(values.keySet())).isEmpty();
        assertThat(f.stored("other")).isEqualTo("stays");
    }

    @Override
    public int rounds() {
        return Integer.getInteger("larder.rounds", 10);
    }
}
