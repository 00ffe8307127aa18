package dev.larder.store.s3;

import dev.larder.store.backend.Capability;
import dev.larder.store.testkit.Fixture;
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

    @Override
    public int rounds() {
        return Integer.getInteger("larder.rounds", 10);
    }
}
