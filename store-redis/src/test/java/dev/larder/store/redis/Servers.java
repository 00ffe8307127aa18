package dev.larder.store.redis;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Starts servers, and says so where one cannot be had. */
final class Servers {
    private Servers() {}

    static RedisProcess start(RedisProcess.Version version, String... options) {
        assumeTrue(
                version == RedisProcess.Version.JAR
                        || RedisProcess.systemBinary().isPresent(),
                "Redis 7 is not installed, so nothing is shown on it: put redis-server on the PATH");
        return RedisProcess.start(version, options);
    }
}
