package dev.larder.store.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;

/** A plain connection of another client. */
final class Raw implements AutoCloseable {
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;

    Raw(int port, String password) {
        RedisURI uri = RedisURI.create("localhost", port);
        if (!password.isEmpty()) {
            uri.setAuthentication(password.toCharArray());
        }
        client = RedisClient.create(uri);
        connection = client.connect();
    }

    RedisClient client() {
        return client;
    }

    String text(String command, String argument) {
        return connection
                .sync()
                .dispatch(
                        CommandType.valueOf(command),
                        new StatusOutput<>(StringCodec.UTF8),
                        new CommandArgs<>(StringCodec.UTF8).add(argument));
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
