package com.example;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Capability;
import dev.larder.store.testkit.BackendContract;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;

class MyBackendTest implements BackendContract {
    @Override
    public Backend open(InstantSource clock) {
        return new MyBackend(clock);
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.TTL, Capability.IF_ABSENT, Capability.ATOMIC_POP, Capability.LIST);
    }
}
