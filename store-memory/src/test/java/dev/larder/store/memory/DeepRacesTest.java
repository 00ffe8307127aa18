package dev.larder.store.memory;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Capability;
import dev.larder.store.testkit.ConcurrencyContract;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/** The races of the kit, ten thousand times each. */
@Tag("deep")
class DeepRacesTest implements ConcurrencyContract {
    @Override
    public Backend open(InstantSource clock) throws Exception {
        return MemoryBackend.open(MemoryConfig.standard().clock(clock));
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public int rounds() {
        return 10_000;
    }
}
