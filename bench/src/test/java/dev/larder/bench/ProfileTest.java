package dev.larder.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.bench.plot.Unmet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {
    private static final String CALLER = "dev.larder.bench.MemoryBench.larderGet";

    @Test
    void theInnermostFrameThatARuleKnowsDecides() {
        assertThat(Parts.of(
                        List.of(
                                "java.util.HashMap.get",
                                "com.github.benmanes.caffeine.cache.Cache.get",
                                "dev.larder.store.PortableStore.get",
                                CALLER),
                        false))
                .contains("Caffeine");
        assertThat(Parts.of(
                        List.of(
                                "java.lang.String.charAt",
                                "dev.larder.store.backend.Keys.check",
                                "dev.larder.store.PortableStore.get",
                                CALLER),
                        false))
                .contains("Larder: check of the key");
        assertThat(Parts.of(List.of("java.util.Arrays.copyOf", CALLER), false)).contains("the caller and its copies");
        assertThat(Parts.of(List.of("dev.larder.store.NewlyNamed.get", CALLER), false))
                .contains("Larder: store");
        assertThat(Parts.of(List.of("java.lang.Thread.run"), false)).isEmpty();
    }

    @Test
    void nativeCodeIsASystemCallOrAWait() {
        assertThat(Parts.of(List.of("sun.nio.fs.UnixNativeDispatcher.open0", CALLER), true))
                .contains("system call: open");
        assertThat(Parts.of(List.of("sun.nio.ch.EPoll.wait", "io.netty.channel.nio.NioIoHandler.select"), true))
                .contains("the event loop waits");
        assertThat(Parts.of(List.of("sun.nio.ch.Net.poll", "org.apache.hc.core5.http.Session.fill"), true))
                .contains("waiting for the server");
        assertThat(Parts.of(List.of("java.lang.Object.wait", "java.lang.ref.ReferenceQueue.remove"), true))
                .isEmpty();
    }

    @Test
    void sharesAreOfTheSamplesThatCount() {
        Samples samples = new Samples();
        for (int i = 0; i < 3; i++) {
            samples.add(List.of("dev.larder.store.Getting.get", CALLER), false);
        }
        samples.add(List.of("com.github.benmanes.caffeine.cache.Cache.get", CALLER), false);
        samples.add(List.of("java.lang.Thread.run"), false);
        assertThat(samples.figures())
                .isEqualTo(Map.of(
                        "samples",
                        4,
                        "parts",
                        List.of(
                                Map.of("part", "Larder: store", "share", 0.75),
                                Map.of("part", "Caffeine", "share", 0.25)),
                        "frames",
                        List.of(
                                Map.of("frame", "dev.larder.store.Getting.get", "share", 0.75, "part", "Larder: store"),
                                Map.of(
                                        "frame",
                                        "com.github.benmanes.caffeine.cache.Cache.get",
                                        "share",
                                        0.25,
                                        "part",
                                        "Caffeine"))));
    }

    @Test
    void aLogOfClassesTellsWhenMainBegan() {
        StartProfile.Run run = StartProfile.parsed(
                List.of(
                        "[1000000ns] java.lang.Object source: shared objects file",
                        "[5000000ns] dev.larder.bench.Hello source: shared objects file (top)",
                        "[7000000ns] java.util.Map source: jrt:/java.base"),
                "dev.larder.bench.Hello",
                10);
        assertThat(run).isEqualTo(new StartProfile.Run(10, 5, 7, 1, 2, 2));
    }

    /** Two JVMs for some seconds each. */
    @Test
    @Tag("deep")
    void aPathThatMissesItsTargetIsProfiled(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("memory.json"), """
                {"ratios": [{"task": "Memory Get", "contestant": "larder", "ratio": 1.4},
                            {"task": "Memory Put", "contestant": "larder", "ratio": 1.1}]}
                """);
        Files.writeString(folder.resolve("targets.json"), """
                [{"path": "get", "group": "memory", "task": "Memory Get", "limit": 1.1},
                 {"path": "put", "group": "memory", "task": "Memory Put", "limit": 1.1}]
                """);
        new Profile(folder, 2).write(List.of());
        assertThat(Unmet.read(folder)).extracting(Unmet::path).containsExactly("get");
        assertThat(Unmet.read(folder).get(0).profile(folder))
                .hasValueSatisfying(row -> assertThat(row)
                        .extracting("larder", "by hand")
                        .allSatisfy(side -> assertThat(side.toString()).contains("Caffeine", "frames")));
    }
}
