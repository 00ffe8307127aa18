package dev.larder.reliability.mutants;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.Version;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/** Takes with GETDEL through a client as it comes: after a cut it connects again and sends again what had no answer. */
final class RepeatingLettuce extends Broken {
    private final RedisClient client;
    private final RedisCommands<byte[], byte[]> commands;

    RepeatingLettuce(Backend inner, int port) {
        super(inner);
        client = RedisClient.create(RedisURI.builder()
                .withHost("localhost")
                .withPort(port)
                .withTimeout(Duration.ofMillis(200))
                .build());
        commands = client.connect(ByteArrayCodec.INSTANCE).sync();
    }

    @Override
    public Optional<Blob> take(String key) throws Exception {
        byte[] value = commands.getdel(key.getBytes(StandardCharsets.UTF_8));
        if (value == null) {
            return Optional.empty();
        }
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(value));
        return Optional.of(new Blob(value, new Meta(value.length, new Version(digest), null, null)));
    }

    @Override
    public ErrorKind classify(Exception e) {
        return e instanceof RedisException ? ErrorKind.OUTCOME_UNKNOWN : super.classify(e);
    }

    @Override
    public void close() throws Exception {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        inner.close();
    }
}
