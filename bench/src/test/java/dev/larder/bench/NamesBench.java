package dev.larder.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Names as benchmarks have them. */
@State(Scope.Benchmark)
public class NamesBench {
    /** Ours. */
    @Benchmark
    public void larderEncode() {}

    /** Ours. */
    @Benchmark
    public void larderAutoEncode() {}

    /** By hand. */
    @Benchmark
    public void directEncode() {}

    /** By hand. */
    @Benchmark
    public void directAutoEncode() {}

    /** A peer. */
    @Benchmark
    public void redissonKryo5Encode() {}
}
