package dev.larder.store.redis;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Starts servers, and says so where one cannot be had. */
final class Servers {
    private Servers() {}

    static RedisProcess start(RedisProcess.Version version, String... options) {
        assumeTrue(
                version.binary().isPresent(),
                () -> version + " is not installed, so nothing is shown on it: put its binary on the PATH");
        return RedisProcess.start(version, options);
    }
}
