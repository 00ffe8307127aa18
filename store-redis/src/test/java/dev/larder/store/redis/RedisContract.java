package dev.larder.store.redis;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ForwardingBackend;
import dev.larder.store.testkit.BackendContract;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The kit on servers that are started once for a class and emptied for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RedisContract implements BackendContract {
    private Deployment servers;
    private RedisBackend shared;

    /** Starts the servers. */
    abstract Deployment start();

    @BeforeAll
    void startServers() throws Exception {
        servers = start();
        shared = RedisBackend.open(servers.config());
    }

    @AfterAll
    void stopServers() throws Exception {
        if (shared != null) {
            shared.close();
        }
        if (servers != null) {
            servers.close();
        }
    }

    @Override
    public Backend open(InstantSource clock) throws Exception {
        servers.empty();
        return new Kept(shared);
    }

    private static final class Kept extends ForwardingBackend {
        Kept(Backend inner) {
            super(inner);
        }

        @Override
        public void close() {
            // the next test needs it too
        }

        @Override
        protected String label() {
            return "kept";
        }
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                Capability.TTL,
                Capability.IF_ABSENT,
                Capability.IF_VERSION,
                Capability.ATOMIC_POP,
                Capability.LIST,
                Capability.STREAMING,
                Capability.NESTED_KEYS);
    }

    @Override
    public boolean ownClock() {
        return true;
    }

    @Override
    public boolean tellsDeadlineWithBytes() {
        return false;
    }

    @Override
    public int rounds() {
        return Integer.getInteger("larder.rounds", 20);
    }
}
