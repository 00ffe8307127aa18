package dev.larder.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Work whose ratio is known: larder does 64 times what is done directly, so that no noise hides it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SpinBench {
    /** Takes time. */
    @Benchmark
    public void larderSpin() {
        Blackhole.consumeCPU(64_000);
    }

    /** Takes a 64th of it. */
    @Benchmark
    public void directSpin() {
        Blackhole.consumeCPU(1000);
    }
}
