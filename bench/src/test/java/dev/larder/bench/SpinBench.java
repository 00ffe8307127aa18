package dev.larder.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Work whose ratio is known: larder does eight times what is done directly. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SpinBench {
    /** Takes time. */
    @Benchmark
    public void larderSpin() {
        Blackhole.consumeCPU(8000);
    }

    /** Takes an eighth of it. */
    @Benchmark
    public void directSpin() {
        Blackhole.consumeCPU(1000);
    }
}
