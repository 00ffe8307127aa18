package dev.larder.reliability.network;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Secret;
import dev.larder.store.redis.RedisBackend;
import dev.larder.store.redis.RedisConfig;
import dev.larder.store.redis.RedisProcess;
import dev.larder.store.s3.FaultVerb;
import dev.larder.store.s3.S3Backend;
import dev.larder.store.s3.S3Config;
import dev.larder.store.s3.fake.FakeS3;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A server and how to reach it.
 *
 * @param name what it is called
 * @param server what is closed in the end
 * @param port where it listens
 * @param wire its protocol
 * @param timeout how long a call may take
 * @param faults what it can meet
 * @param readingFirst the verbs that change something, but not with their first request
 * @param opening how to open a store at a port
 */
record Place(
        String name,
        AutoCloseable server,
        int port,
        Wire wire,
        Duration timeout,
        List<Fault> faults,
        Set<FaultVerb> readingFirst,
        Opening opening)
        implements AutoCloseable {
    static final String CANARY = "c4n4ry-s3cr3t";

    /** Enough for a write of some megabytes on a machine that is busy with other things. */
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    interface Opening {
        Backend open(int port, Duration timeout) throws Exception;
    }

    static Place redis() {
        RedisProcess server = RedisProcess.start(RedisProcess.Version.JAR, "--requirepass", CANARY);
        return new Place(
                "redis",
                server,
                server.port,
                new RedisWire(),
                TIMEOUT,
                Faults.ofRedis(),
                Set.of(),
                (port, timeout) -> RedisBackend.open(RedisConfig.of("localhost:" + port)
                        .login(null, Secret.of(CANARY))
                        .timeout(timeout)));
    }

    static Place s3() {
        FakeS3 server = FakeS3.start().bucket("b");
        return new Place(
                "s3",
                server,
                server.endpoint().getPort(),
                new HttpWire(),
                TIMEOUT,
                Faults.ofS3(),
                EnumSet.of(FaultVerb.WRITE_PARTS, FaultVerb.TAKE),
                (port, timeout) -> S3Backend.open(S3Config.of("b")
                        .endpoint(URI.create("http://127.0.0.1:" + port))
                        .credentials("key", Secret.of(CANARY), null)
                        .conditions(S3Config.Conditions.TRUST)
                        .checksums(S3Config.Checksums.WHEN_SUPPORTED)
                        .parts(5 << 20, 2)
                        .timeout(timeout)));
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
