package dev.larder.store.memory;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Capability;
import dev.larder.store.testkit.BackendContract;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;

class MemoryBackendTest implements BackendContract {
    @Override
    public Backend open(InstantSource clock) throws Exception {
        return MemoryBackend.open(MemoryConfig.standard().clock(clock));
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }
}
