package dev.larder.bench;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.util.Pool;
import dev.larder.serde.Codec;
import dev.larder.serde.Mode;
import dev.larder.serde.Serde;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A record as BINARY, against a pooled Kryo with the class registered: it has no checksum, no length checks, no evolution. */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BinaryBench {
    private final User user = User.sample();
    private final Codec<User> binary = Serde.standard().allow(User.class).codec(Mode.BINARY, User.class);
    private final Pool<Kryo> kryos = new Pool<>(true, false, 16) {
        @Override
        protected Kryo create() {
            Kryo kryo = new Kryo();
            kryo.setReferences(false);
            kryo.register(User.class);
            kryo.register(ArrayList.class);
            kryo.register(user.tags().getClass());
            return kryo;
        }
    };
    private final Pool<Output> outputs = new Pool<>(true, false, 16) {
        @Override
        protected Output create() {
            return new Output(512, -1);
        }
    };
    private final byte[] larderBytes = encoded(binary);
    private final byte[] kryoBytes = directEncode();

    private byte[] encoded(Codec<User> codec) {
        try {
            return codec.encode(user);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return how many bytes the record takes} */
    Map<String, Integer> sizes() {
        return Map.of(Task.LARDER, larderBytes.length, Task.DIRECT, kryoBytes.length);
    }

    /** {@return the bytes}
     * @throws Exception never */
    @Benchmark
    public byte[] larderEncode() throws Exception {
        return binary.encode(user);
    }

    /** {@return the bytes} */
    @Benchmark
    public final byte[] directEncode() {
        Kryo kryo = kryos.obtain();
        Output output = outputs.obtain();
        try {
            output.reset();
            kryo.writeClassAndObject(output, user);
            return output.toBytes();
        } finally {
            outputs.free(output);
            kryos.free(kryo);
        }
    }

    /** {@return the bytes} */
    @Benchmark
    public byte[] controlEncode() {
        return directEncode();
    }

    /** {@return the value}
     * @throws Exception never */
    @Benchmark
    public User larderDecode() throws Exception {
        return binary.decode(larderBytes);
    }

    /** {@return the value} */
    @Benchmark
    public Object directDecode() {
        Kryo kryo = kryos.obtain();
        try {
            return kryo.readClassAndObject(new Input(kryoBytes));
        } finally {
            kryos.free(kryo);
        }
    }

    /** {@return the value} */
    @Benchmark
    public Object controlDecode() {
        return directDecode();
    }
}
