package dev.larder.reliability.soak;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Secret;
import dev.larder.store.fs.FileBackend;
import dev.larder.store.fs.FileConfig;
import dev.larder.store.memory.MemoryBackend;
import dev.larder.store.memory.MemoryConfig;
import dev.larder.store.redis.RedisBackend;
import dev.larder.store.redis.RedisConfig;
import dev.larder.store.redis.RedisProcess;
import dev.larder.store.s3.S3Backend;
import dev.larder.store.s3.S3Config;
import dev.larder.store.s3.fake.FakeS3;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One place of each kind, and the backends on them. */
final class Places implements AutoCloseable {
    static final List<String> KINDS = List.of("memory", "file", "redis", "s3");

    private final Path folder;
    private final RedisProcess redis = RedisProcess.start(RedisProcess.Version.JAR);
    private final FakeS3 s3 = FakeS3.start().bucket("b");

    Places(Path folder) {
        this.folder = folder;
    }

    /** A backend as an application opens it, on a place that others may be on. */
    Backend open(String kind) throws Exception {
        return switch (kind) {
            case "memory" -> MemoryBackend.open(MemoryConfig.standard().maxEntries(2_000));
            case "file" ->
                FileBackend.open(
                        FileConfig.of(folder).fsync(FileConfig.Fsync.NONE).sweep(Duration.ofSeconds(1)));
            case "redis" -> RedisBackend.open(RedisConfig.of("localhost:" + redis.port));
            case "s3" ->
                S3Backend.open(S3Config.of("b").endpoint(s3.endpoint()).credentials("key", Secret.of("secret"), null));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** Lets go of what only a test keeps. */
    void forget() {
        s3.forget();
    }

    @Override
    public void close() {
        s3.close();
        redis.close();
    }
}
