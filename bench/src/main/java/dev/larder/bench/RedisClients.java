package dev.larder.bench;

import com.alicp.jetcache.Cache;
import com.alicp.jetcache.CacheGetResult;
import com.alicp.jetcache.CacheResult;
import com.alicp.jetcache.MultiGetResult;
import com.alicp.jetcache.redis.lettuce.RedisLettuceCacheBuilder;
import com.alicp.jetcache.support.Kryo5ValueDecoder;
import com.alicp.jetcache.support.Kryo5ValueEncoder;
import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.Store;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializer;

/** The clients of one server, each in its usual form: one shared connection, or a pool as large as the threads. */
final class RedisClients implements AutoCloseable {
    /** What all of them can do. */
    interface Client {
        byte[] get(String key);

        void put(String key, byte[] value);

        int getAll(List<String> keys);

        void putAll(Map<String, byte[]> values);
    }

    /** What the others are compared with. */
    static final String BY_HAND = "lettuce";

    private final int port;
    private final List<AutoCloseable> open = new ArrayList<>();

    RedisClients(int port) {
        this.port = port;
    }

    static List<String> names() {
        return List.of(BY_HAND, "lettuce (control)", "larder", "jedis", "redisson", "spring", "jetcache");
    }

    Map<String, Client> all() {
        Map<String, Client> clients = new LinkedHashMap<>();
        for (String name : names()) {
            clients.put(name, client(name));
        }
        return clients;
    }

    Client client(String name) {
        return switch (name) {
            case "larder" -> larder();
            case "jedis" -> jedis();
            case "redisson" -> redisson();
            case "spring" -> spring();
            case "jetcache" -> jetcache();
            default -> lettuce();
        };
    }

    private Client larder() {
        Options.Chain<byte[]> raw = Options.mode(Mode.RAW).model(byte[].class);
        Store store = Store.open("redis://127.0.0.1:" + port);
        open.add(store);
        return new Client() {
            @Override
            public byte[] get(String key) {
                return store.get(key, raw).orElseThrow();
            }

            @Override
            public void put(String key, byte[] value) {
                store.put(key, value, raw);
            }

            @Override
            public int getAll(List<String> keys) {
                return store.getAll(keys, raw).size();
            }

            @Override
            public void putAll(Map<String, byte[]> values) {
                store.putAll(values, raw);
            }
        };
    }

    private Client lettuce() {
        RedisClient client = RedisClient.create("redis://127.0.0.1:" + port);
        StatefulRedisConnection<String, byte[]> connection =
                client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        open.add(client);
        RedisCommands<String, byte[]> commands = connection.sync();
        return new Client() {
            @Override
            public byte[] get(String key) {
                return commands.get(key);
            }

            @Override
            public void put(String key, byte[] value) {
                commands.set(key, value);
            }

            @Override
            public int getAll(List<String> keys) {
                return commands.mget(keys.toArray(String[]::new)).size();
            }

            @Override
            public void putAll(Map<String, byte[]> values) {
                commands.mset(values);
            }
        };
    }

    private Client jedis() {
        redis.clients.jedis.RedisClient jedis = redis.clients.jedis.RedisClient.create("127.0.0.1", port);
        open.add(jedis);
        return new Client() {
            private byte[] bytes(String key) {
                return key.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            }

            @Override
            public byte[] get(String key) {
                return jedis.get(bytes(key));
            }

            @Override
            public void put(String key, byte[] value) {
                jedis.set(bytes(key), value);
            }

            @Override
            public int getAll(List<String> keys) {
                return jedis.mget(keys.stream().map(this::bytes).toArray(byte[][]::new))
                        .size();
            }

            @Override
            public void putAll(Map<String, byte[]> values) {
                byte[][] flat = values.entrySet().stream()
                        .flatMap(entry -> java.util.stream.Stream.of(bytes(entry.getKey()), entry.getValue()))
                        .toArray(byte[][]::new);
                jedis.mset(flat);
            }
        };
    }

    private Client redisson() {
        Config config = new Config();
        config.useSingleServer().setAddress("redis://127.0.0.1:" + port);
        RedissonClient redisson = Redisson.create(config);
        open.add(redisson::shutdown);
        org.redisson.client.codec.Codec bytes = org.redisson.client.codec.ByteArrayCodec.INSTANCE;
        return new Client() {
            @Override
            public byte[] get(String key) {
                return redisson.<byte[]>getBucket(key, bytes).get();
            }

            @Override
            public void put(String key, byte[] value) {
                redisson.getBucket(key, bytes).set(value);
            }

            @Override
            public int getAll(List<String> keys) {
                return redisson.getBuckets(bytes)
                        .get(keys.toArray(String[]::new))
                        .size();
            }

            @Override
            public void putAll(Map<String, byte[]> values) {
                redisson.getBuckets(bytes).set(values);
            }
        };
    }

    private Client spring() {
        LettuceConnectionFactory factory =
                new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", port));
        factory.afterPropertiesSet();
        factory.start();
        open.add(factory::destroy);
        RedisTemplate<String, byte[]> template = new RedisTemplate<>();
        template.setConnectionFactory(factory);
        template.setKeySerializer(RedisSerializer.string());
        template.setValueSerializer(RedisSerializer.byteArray());
        template.afterPropertiesSet();
        return new Client() {
            @Override
            @SuppressWarnings("NullAway") // the benchmark has put it
            public byte[] get(String key) {
                return template.opsForValue().get(key);
            }

            @Override
            public void put(String key, byte[] value) {
                template.opsForValue().set(key, value);
            }

            @Override
            @SuppressWarnings("NullAway") // outside a transaction there is a list
            public int getAll(List<String> keys) {
                Collection<byte[]> found = template.opsForValue().multiGet(keys);
                return found.size();
            }

            @Override
            public void putAll(Map<String, byte[]> values) {
                template.opsForValue().multiSet(values);
            }
        };
    }

    /**
     * It keeps a holder with its own times around each value, so its bytes cannot be the same; keys have a prefix for that. Its
     * {@code put} does not wait for the answer: the result that does is asked for, as others' puts have happened when they return.
     */
    private Client jetcache() {
        RedisClient client = RedisClient.create("redis://127.0.0.1:" + port);
        open.add(client);
        Cache<String, byte[]> cache = RedisLettuceCacheBuilder.createRedisLettuceCacheBuilder()
                .redisClient(client)
                .asyncResultTimeoutInMillis(60_000)
                .keyPrefix("jetcache:")
                .keyConvertor(key -> key)
                .valueEncoder(new Kryo5ValueEncoder(false))
                .valueDecoder(new Kryo5ValueDecoder(false))
                .buildCache();
        return new Client() {
            @Override
            public byte[] get(String key) {
                CacheGetResult<byte[]> found = cache.GET(key);
                check(found);
                return found.getValue();
            }

            @Override
            public void put(String key, byte[] value) {
                check(cache.PUT(key, value));
            }

            @Override
            public int getAll(List<String> keys) {
                MultiGetResult<String, byte[]> found = cache.GET_ALL(Set.copyOf(keys));
                check(found);
                return found.unwrapValues().size();
            }

            @Override
            public void putAll(Map<String, byte[]> values) {
                check(cache.PUT_ALL(values));
            }

            private void check(CacheResult result) {
                if (!result.isSuccess()) {
                    throw new IllegalStateException("JetCache: " + result.getResultCode() + " " + result.getMessage());
                }
            }
        };
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }
}
