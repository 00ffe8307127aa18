package dev.larder.store.redis;

import io.lettuce.core.RedisAsyncCommandsImpl;
import io.lettuce.core.RedisChannelWriter;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisReactiveCommandsImpl;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StatefulRedisConnectionImpl;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.reactive.RedisReactiveCommands;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.json.JsonParser;
import io.lettuce.core.protocol.PushHandler;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client whose connections get Lettuce's three interfaces of commands when someone asks for them. They have hundreds of methods
 * each, the first of them is a proxy, and to load them takes longer than to connect; {@link Call}s go past all of them.
 */
class LeanClient extends RedisClient {
    LeanClient(ClientResources resources, RedisURI uri) {
        super(resources, uri);
    }

    @Override
    protected <K, V> StatefulRedisConnectionImpl<K, V> newStatefulRedisConnection(
            RedisChannelWriter writer, PushHandler pushes, RedisCodec<K, V> codec, Duration timeout) {
        return new LeanConnection<>(writer, pushes, codec, timeout, getOptions().getJsonParser());
    }

    /** What the constructor above makes at once is made later; until then only these three methods look at it. */
    @SuppressWarnings("NullAway") // null for the fields above, which are not used
    private static final class LeanConnection<K, V> extends StatefulRedisConnectionImpl<K, V> {
        private @Nullable RedisAsyncCommandsImpl<K, V> lateAsync;
        private @Nullable RedisCommands<K, V> lateSync;
        private @Nullable RedisReactiveCommandsImpl<K, V> lateReactive;

        LeanConnection(
                RedisChannelWriter writer,
                PushHandler pushes,
                RedisCodec<K, V> codec,
                Duration timeout,
                Supplier<JsonParser> parser) {
            super(writer, pushes, codec, timeout, parser);
        }

        @Override
        protected RedisAsyncCommandsImpl<K, V> newRedisAsyncCommandsImpl() {
            return null;
        }

        @Override
        protected RedisCommands<K, V> newRedisSyncCommandsImpl() {
            return null;
        }

        @Override
        protected RedisReactiveCommandsImpl<K, V> newRedisReactiveCommandsImpl() {
            return null;
        }

        @Override
        public synchronized RedisAsyncCommands<K, V> async() {
            if (lateAsync == null) {
                lateAsync = super.newRedisAsyncCommandsImpl();
            }
            return lateAsync;
        }

        @Override
        public synchronized RedisCommands<K, V> sync() {
            if (lateSync == null) {
                lateSync = super.newRedisSyncCommandsImpl();
            }
            return lateSync;
        }

        @Override
        public synchronized RedisReactiveCommands<K, V> reactive() {
            if (lateReactive == null) {
                lateReactive = super.newRedisReactiveCommandsImpl();
            }
            return lateReactive;
        }
    }
}
