package dev.larder.bench;

import dev.larder.serde.Codec;
import dev.larder.serde.Mode;
import dev.larder.serde.Serde;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.module.blackbird.BlackbirdModule;

/** A record as JSON, against a cached reader and writer of Jackson with the same accelerator. */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JsonBench {
    private final User user = User.sample();
    private final JsonMapper mapper =
            JsonMapper.builder().addModule(new BlackbirdModule()).build();
    private final ObjectWriter writer = mapper.writerFor(User.class);
    private final ObjectReader reader = mapper.readerFor(User.class);
    private final Codec<User> json = Serde.standard().codec(Mode.JSON, User.class);
    private final Codec<User> auto = Serde.standard().codec(Mode.AUTO, User.class);
    private final byte[] bytes = writer.writeValueAsBytes(user);

    /** {@return the bytes}
     * @throws Exception never */
    @Benchmark
    public byte[] larderEncode() throws Exception {
        return json.encode(user);
    }

    /** {@return the bytes} */
    @Benchmark
    public byte[] directEncode() {
        return writer.writeValueAsBytes(user);
    }

    /** {@return the bytes} */
    @Benchmark
    public byte[] controlEncode() {
        return writer.writeValueAsBytes(user);
    }

    /** {@return the value}
     * @throws Exception never */
    @Benchmark
    public User larderDecode() throws Exception {
        return json.decode(bytes);
    }

    /** {@return the value} */
    @Benchmark
    public User directDecode() {
        return reader.readValue(bytes);
    }

    /** {@return the value} */
    @Benchmark
    public User controlDecode() {
        return reader.readValue(bytes);
    }

    /** {@return the bytes}
     * @throws Exception never */
    @Benchmark
    public byte[] larderAutoEncode() throws Exception {
        return auto.encode(user);
    }

    /** {@return the bytes} */
    @Benchmark
    public byte[] directAutoEncode() {
        return writer.writeValueAsBytes(user);
    }

    /** {@return the value}
     * @throws Exception never */
    @Benchmark
    public User larderAutoDecode() throws Exception {
        return auto.decode(bytes);
    }

    /** {@return the value} */
    @Benchmark
    public User directAutoDecode() {
        return reader.readValue(bytes);
    }
}
