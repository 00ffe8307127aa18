package dev.larder.store.memory;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Capability;
import dev.larder.store.testkit.BackendContract;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The contract holds whatever is emulated. */
@Tag("SWAP-1")
class EmulationTest {
    private static Backend open(MemoryConfig.Emulate emulate, InstantSource clock) throws Exception {
        return MemoryBackend.open(MemoryConfig.standard().emulate(emulate).clock(clock));
    }

    @Nested
    class Fs implements BackendContract {
        @Override
        public Backend open(InstantSource clock) throws Exception {
            return EmulationTest.open(MemoryConfig.Emulate.FS, clock);
        }

        @Override
        public Set<Capability> capabilities() {
            return EnumSet.complementOf(EnumSet.of(Capability.NESTED_KEYS));
        }
    }

    @Nested
    class Redis implements BackendContract {
        @Override
        public Backend open(InstantSource clock) throws Exception {
            return EmulationTest.open(MemoryConfig.Emulate.REDIS, clock);
        }

        @Override
        public Set<Capability> capabilities() {
            return EnumSet.allOf(Capability.class);
        }
    }

    @Nested
    class S3 implements BackendContract {
        @Override
        public Backend open(InstantSource clock) throws Exception {
            return EmulationTest.open(MemoryConfig.Emulate.S3, clock);
        }

        @Override
        public Set<Capability> capabilities() {
            return EnumSet.allOf(Capability.class);
        }

        @Override
        public boolean listsOnlyLiving() {
            return false;
        }
    }
}
