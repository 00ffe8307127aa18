package dev.larder.store.memory;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Capability;
import dev.larder.store.testkit.PopContract;
import dev.larder.store.testkit.TtlContract;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;

/** A backend whose clock cannot be turned is tested by waiting. */
class OwnClockTest implements TtlContract, PopContract {
    @Override
    public Backend open(InstantSource clock) throws Exception {
        return MemoryBackend.open(MemoryConfig.standard());
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public boolean ownClock() {
        return true;
    }
}
