package dev.larder.store.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresTest {
    @TempDir
    Path temp;

    private Stores stores(String yaml) throws IOException {
        return Stores.from(Files.writeString(temp.resolve("stores.yaml"), yaml));
    }

    @Test
    void namesAreInTheOrderOfTheFile() throws IOException {
        try (Stores stores = stores("stores: {b: {uri: 'memory:'}, a: {uri: 'memory:'}, c: {uri: 'memory:'}}")) {
            assertThat(stores.names()).containsExactly("b", "a", "c");
            assertThatThrownBy(() -> stores.names().remove("a")).isInstanceOf(UnsupportedOperationException.class);
            assertThat(stores).hasToString("Stores[b, a, c]");
        }
    }

    @Test
    void oneNameIsOneStoreAndCloseClosesIt() throws IOException {
        Stores stores = stores("stores: {a: {uri: 'memory:'}, b: {uri: 'memory:'}}");
        Store a = stores.open("a");
        assertThat(stores.open("a")).isSameAs(a);
        assertThat(stores.open("b")).isNotSameAs(a);
        stores.close();
        stores.close();
        assertThatThrownBy(() -> a.exists("k")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> stores.open("a")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(stores::open).isInstanceOf(ConfigException.class);
    }

    @Test
    void aStoreIsOpenedWhenItIsAskedFor() throws IOException {
        try (Stores stores = stores("stores: {a: {uri: 'file:" + temp.resolve("a") + "'}, b: {uri: 'x:'}}")) {
            assertThat(temp.resolve("a")).doesNotExist();
            stores.open("a");
            assertThat(temp.resolve("a")).isDirectory();
            assertThatThrownBy(() -> stores.open("b")).hasMessageContaining("No backend for scheme 'x'");
        }
    }

    @Test
    void checkOpensNothing() throws IOException {
        Path data = temp.resolve("data");
        try (Stores stores = stores("stores: {a: {uri: 'file:" + data + "'}, b: {uri: 'memory:', require: [LIST]}}")) {
            stores.check();
            assertThat(data).doesNotExist();
        }
    }

    @Test
    void whatFailedIsTriedAgain() throws IOException {
        Path data = temp.resolve("data");
        try (Stores stores = stores("stores: {a: {uri: 'file:" + data + "', settings: {create: false}}}")) {
            assertThatThrownBy(() -> stores.open("a")).hasMessageContaining("NOT_FOUND");
            Files.createDirectory(data);
            assertThat(stores.open("a")).isSameAs(stores.open());
        }
    }

    @Test
    void theDefaultIsTheOneOfThatNameOrTheOnlyOne() throws IOException {
        try (Stores stores = stores("stores: {a: {uri: 'memory:'}}")) {
            assertThat(stores.open()).isSameAs(stores.open("a"));
        }
        try (Stores stores = stores("stores: {a: {uri: 'memory:'}, default: {uri: 'memory:d'}}")) {
            assertThat(stores.open()).isSameAs(stores.open("default")).hasToString("memory:d");
        }
        try (Stores stores = stores("stores: {a: {uri: 'memory:'}, b: {uri: 'memory:'}}")) {
            assertThatThrownBy(stores::open)
                    .hasMessage("configuration: stores: there is no store of that name. Configured: a, b");
            assertThatThrownBy(() -> stores.open("aa"))
                    .hasMessage("configuration: stores: there is no store 'aa'; did you mean 'a'? Configured: a, b");
        }
        try (Stores none = Stores.fromEnvironment(Map.of())) {
            assertThat(none.names()).isEmpty();
            assertThatThrownBy(none::open).hasMessageEndingWith("Configured: none");
        }
    }

    @Test
    void sixteenThreadsGetOneStore() throws Exception {
        String yaml = "stores: {a: {uri: 'memory:'}, b: {uri: 'file:" + temp.resolve("b") + "'}}";
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            for (int round = 0; round < 20; round++) {
                Stores stores = stores(yaml);
                CyclicBarrier barrier = new CyclicBarrier(16);
                List<Callable<Store>> calls = Stream.generate(() -> (Callable<Store>) () -> {
                            barrier.await();
                            stores.open("a");
                            return stores.open("b");
                        })
                        .limit(16)
                        .toList();
                Set<Integer> identities = new HashSet<>();
                for (Future<Store> future : threads.invokeAll(calls)) {
                    identities.add(System.identityHashCode(future.get()));
                }
                assertThat(identities).hasSize(1);
                stores.close();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Tag("LIFE-1")
    void closeAgainstOpenLeavesNothingOpen() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 200; round++) {
                Stores stores = stores("stores: {a: {uri: 'memory:'}}");
                CyclicBarrier barrier = new CyclicBarrier(2);
                Future<Store> opened = threads.submit(() -> {
                    barrier.await();
                    try {
                        return stores.open();
                    } catch (IllegalStateException e) {
                        return null; // it was too late
                    }
                });
                Future<?> closing = threads.submit(() -> {
                    barrier.await();
                    stores.close();
                    return null;
                });
                closing.get();
                Store store = opened.get();
                if (store != null) {
                    assertThatThrownBy(() -> store.exists("k")).isInstanceOf(IllegalStateException.class);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void propertiesAreTheSame() throws IOException {
        Properties properties = new Properties();
        properties.setProperty("stores.jobs.uri", "memory:jobs");
        properties.setProperty("stores.jobs.layers[0].prefixed", "app/");
        properties.setProperty("stores.jobs.layers[1]", "observed");
        Path file = Files.writeString(temp.resolve("stores.properties"), """
                stores.jobs.uri = memory:\\
                    jobs
                stores.jobs.layers[0].prefixed: app/
                stores.jobs.layers[1] observed
                """);
        try (Stores one = Stores.from(properties);
                Stores two = Stores.from(file)) {
            assertThat(one.open()).hasToString("prefixed(app/) > observed > memory:jobs");
            assertThat(two.open()).hasToString("prefixed(app/) > observed > memory:jobs");
        }
    }
}
