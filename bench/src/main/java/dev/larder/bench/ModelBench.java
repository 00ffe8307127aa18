package dev.larder.bench;

import com.alicp.jetcache.support.Fastjson2ValueDecoder;
import com.alicp.jetcache.support.Fastjson2ValueEncoder;
import dev.larder.serde.Codec;
import dev.larder.serde.Mode;
import dev.larder.serde.Serde;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.fory.ThreadSafeFory;
import org.apache.fory.config.ForyBuilder;
import org.apache.fory.config.Language;
import org.apache.fory.logging.LoggerFactory;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.redisson.codec.Kryo5Codec;
import org.springframework.data.redis.serializer.JacksonJsonRedisSerializer;
import org.springframework.data.redis.serializer.JdkSerializationRedisSerializer;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.module.blackbird.BlackbirdModule;

/**
 * A record in BINARY beside Jackson's JSON, and beside what a user would take instead, each at its quickest setting that reads it
 * back: the JSON of Spring Data Redis and of JetCache, Redisson's Kryo, Fory with code generated for registered classes and
 * without references, and the JDK's serialization through Spring, which no part of the library uses.
 */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ModelBench {
    private final User user = User.sample();
    private final Codec<User> binary = Serde.standard().allow(User.class).codec(Mode.BINARY, User.class);
    private final JsonMapper mapper =
            JsonMapper.builder().addModule(new BlackbirdModule()).build();
    private final ObjectWriter writer = mapper.writerFor(User.class);
    private final ObjectReader reader = mapper.readerFor(User.class);
    private final JacksonJsonRedisSerializer<User> spring = new JacksonJsonRedisSerializer<>(User.class);
    private final Fastjson2ValueEncoder jetcacheEncoder = new Fastjson2ValueEncoder(false);
    private final Fastjson2ValueDecoder jetcacheDecoder = new Fastjson2ValueDecoder(false);
    private final Kryo5Codec redisson = new Kryo5Codec();
    private final ThreadSafeFory fory = fory();
    private final JdkSerializationRedisSerializer jdk = new JdkSerializationRedisSerializer();
    private final byte[] jsonBytes = directEncode();
    private final byte[] springBytes = springEncode();
    private final byte[] jetcacheBytes = jetcacheEncode();
    private final byte[] redissonBytes = redissonEncode();
    private final byte[] foryBytes = foryEncode();
    private final byte[] jdkBytes = jdkEncode();

    private byte[] binaryBytes = new byte[0];

    private static ThreadSafeFory fory() {
        LoggerFactory.disableLogging(); // it would tell each class that it compiles
        ThreadSafeFory fory = new ForyBuilder()
                .withLanguage(Language.JAVA)
                .withRefTracking(false)
                .requireClassRegistration(true)
                .withAsyncCompilation(false)
                .buildThreadLocalFory();
        fory.register(User.class);
        return fory;
    }

    /** Encodes once.
     * @throws Exception never */
    @Setup
    public void encode() throws Exception {
        binaryBytes = larderEncode();
    }

    /** {@return the bytes}
     * @throws Exception never */
    @Benchmark
    public final byte[] larderEncode() throws Exception {
        return binary.encode(user);
    }

    /** {@return the value}
     * @throws Exception never */
    @Benchmark
    public User larderDecode() throws Exception {
        return binary.decode(binaryBytes);
    }

    /** {@return the bytes} */
    @Benchmark
    public final byte[] directEncode() {
        return writer.writeValueAsBytes(user);
    }

    /** {@return the value} */
    @Benchmark
    public User directDecode() {
        return reader.readValue(jsonBytes);
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
