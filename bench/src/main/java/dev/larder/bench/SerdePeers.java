package dev.larder.bench;

import com.alicp.jetcache.support.Fastjson2ValueDecoder;
import com.alicp.jetcache.support.Fastjson2ValueEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.fory.ThreadSafeFory;
import org.apache.fory.config.ForyBuilder;
import org.apache.fory.config.Language;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.redisson.codec.Kryo5Codec;
import org.springframework.data.redis.serializer.JacksonJsonRedisSerializer;
import org.springframework.data.redis.serializer.JdkSerializationRedisSerializer;

/**
 * The record of the other benchmarks with what a user would take instead, each at its quickest setting that reads it back:
 * the JSON of Spring Data Redis and of JetCache, Redisson's Kryo, Fory with code generated for registered classes and without
 * references, and the JDK's serialization through Spring, which no part of the library uses.
 */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SerdePeers {
    private final User user = User.sample();
    private final JacksonJsonRedisSerializer<User> spring = new JacksonJsonRedisSerializer<>(User.class);
    private final Fastjson2ValueEncoder jetcacheEncoder = new Fastjson2ValueEncoder(false);
    private final Fastjson2ValueDecoder jetcacheDecoder = new Fastjson2ValueDecoder(false);
    private final Kryo5Codec redisson = new Kryo5Codec();
    private final ThreadSafeFory fory = fory();
    private final JdkSerializationRedisSerializer jdk = new JdkSerializationRedisSerializer();
    private final byte[] springBytes = springEncode();
    private final byte[] jetcacheBytes = jetcacheEncode();
    private final byte[] redissonBytes = redissonEncode();
    private final byte[] foryBytes = foryEncode();
    private final byte[] jdkBytes = jdkEncode();

    private static ThreadSafeFory fory() {
        ThreadSafeFory fory = new ForyBuilder()
                .withLanguage(Language.JAVA)
                .withRefTracking(false)
                .requireClassRegistration(true)
                .withAsyncCompilation(false)
                .buildThreadLocalFory();
        fory.register(User.class);
        return fory;
    }

    /** {@return the bytes} */
    @Benchmark
    public final byte[] springEncode() {
        return spring.serialize(user);
    }

    /** {@return the value} */
    @Benchmark
    public @Nullable Object springDecode() {
        return spring.deserialize(springBytes);
    }

    /** {@return the bytes} */
    @Benchmark
    public final byte[] jetcacheEncode() {
        return jetcacheEncoder.apply(user);
    }

    /** {@return the value} */
    @Benchmark
    public Object jetcacheDecode() {
        return jetcacheDecoder.apply(jetcacheBytes);
    }

    /** {@return the bytes} */
    @Benchmark
    public final byte[] redissonEncode() {
        try {
            ByteBuf buffer = redisson.getValueEncoder().encode(user);
            byte[] bytes = ByteBufUtil.getBytes(buffer);
            buffer.release();
            return bytes;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the value}
     * @throws IOException never */
    @Benchmark
    public Object redissonDecode() throws IOException {
        return redisson.getValueDecoder().decode(Unpooled.wrappedBuffer(redissonBytes), null);
    }

    /** {@return the bytes} */
    @Benchmark
    public final byte[] foryEncode() {
        return fory.serialize(user);
    }

    /** {@return the value} */
    @Benchmark
    public Object foryDecode() {
        return fory.deserialize(foryBytes);
    }

    /** {@return the bytes} */
    @Benchmark
    public final byte[] jdkEncode() {
        return jdk.serialize(user);
    }

    /** {@return the value} */
    @Benchmark
    public @Nullable Object jdkDecode() {
        return jdk.deserialize(jdkBytes);
    }
}
