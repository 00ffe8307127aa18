package dev.larder.bench;

import dev.larder.store.Store;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import redis.embedded.RedisServer;

/** Redis on this machine, without persistence, a database for each space; by hand it is Lettuce. */
final class RedisPlace implements Place {
    private static final int BULK = 1000;

    private final int port;
    private final RedisServer server;

    RedisPlace() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = RedisServer.newRedisServer()
                .port(port)
                .setting("save \"\"")
                .setting("bind 127.0.0.1")
                .setting("databases 32")
                .build();
        server.start();
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public int mostKeys() {
        return 1_000_000;
    }

    @Override
    public Sides open(int space, int keys, byte[] value) {
        RedisClient client = RedisClient.create("redis://127.0.0.1:" + port + "/" + space);
        ByHand byHand = new ByHand(client, client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)));
        byHand.connection().setTimeout(Duration.ofSeconds(60));
        for (int i = 0; i < keys; i += BULK) {
            Map<String, byte[]> bulk = new LinkedHashMap<>();
            for (int j = i; j < Math.min(keys, i + BULK); j++) {
                bulk.put(KEY + j, value);
            }
            byHand.commands().mset(bulk);
        }
        Store store = Store.open("redis://127.0.0.1:" + port + "/" + space + "?timeout=60s&max-value=500MiB");
        return new Sides(new StoreSide(store, false), byHand, new StoreSide(store, true));
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }

    private record ByHand(RedisClient client, StatefulRedisConnection<String, byte[]> connection) implements Side {
        RedisCommands<String, byte[]> commands() {
            return connection.sync();
        }

        @Override
        public void put(String key, byte[] value) {
            commands().set(key, value);
        }

        @Override
        public byte[] get(String key) {
            return commands().get(key);
        }

        @Override
        public void list(Consumer<String> each) {
            ScanIterator.scan(commands(), ScanArgs.Builder.limit(BULK)).forEachRemaining(each);
        }

        @Override
        public void close() {
            client.shutdown();
        }
    }
}
