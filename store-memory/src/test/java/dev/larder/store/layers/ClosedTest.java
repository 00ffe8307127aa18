package dev.larder.store.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.Serde;
import dev.larder.serde.TypeRef;
import dev.larder.store.KeyQuery;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.OutputWriter;
import dev.larder.store.backend.Version;
import dev.larder.store.layer.Layer;
import dev.larder.store.memory.MemoryBackend;
import dev.larder.store.memory.MemoryConfig;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After closing, every method of the store says so, but those that tell what it was and close it again. */
class ClosedTest {
    private static final Map<Class<?>, Object> ARGUMENTS = Map.ofEntries(
            Map.entry(String.class, "k"),
            Map.entry(Object.class, "value"),
            Map.entry(Class.class, String.class),
            Map.entry(TypeRef.class, new TypeRef<String>() {}),
            Map.entry(Options.class, Options.none()),
            Map.entry(KeyQuery.class, KeyQuery.all()),
            Map.entry(Version.class, new Version("1")),
            Map.entry(Collection.class, List.of("k")),
            Map.entry(Map.class, Map.of("k", "value")),
            Map.entry(OutputWriter.class, (OutputWriter) out -> out.write(1)),
            Map.entry(Executor.class, (Executor) Runnable::run),
            Map.entry(Serde.class, Serde.standard()),
            Map.entry(Layer.class, (Layer) inner -> inner),
            Map.entry(Capability[].class, new Capability[0]),
            Map.entry(long.class, 1L));

    static Stream<Method> methods() {
        return Arrays.stream(Store.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !List.of("close", "toString").contains(method.getName()));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aClosedStoreSaysSo(Method method) throws Exception {
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(type -> {
                    assertThat(ARGUMENTS).containsKey(type);
                    return ARGUMENTS.get(type);
                })
                .toArray();
        Store store = Store.over(MemoryBackend.open(MemoryConfig.standard()));
        store.close();
        assertThatThrownBy(() -> method.invoke(store, arguments))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("The store memory: is closed");
    }

    @Test
    void whatItWasCanStillBeShown() throws Exception {
        Store store = Store.over(MemoryBackend.open(MemoryConfig.standard()));
        store.close();
        store.close();
        assertThat(store).hasToString("memory:");
    }
}
