package dev.larder.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.AsyncStore;
import dev.larder.store.Store;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No verb that takes a key is left out when keys are checked. */
class KeyVerbsTest {
    @Test
    @Tag("KEYS-3")
    void everyMethodOfTheStoreThatTakesAKeyIsCalled() {
        assertThat(called("")).isEqualTo(taking(Store.class));
    }

    @Test
    @Tag("KEYS-3")
    void everyVerbOfTheAsynchronousViewIsCalled() {
        Set<String> bulk = Set.of("getAll", "putAll");
        Set<String> taking = new TreeSet<>(taking(AsyncStore.class));
        taking.removeAll(bulk); // they run the same road as those of the store
        assertThat(called("async ")).isEqualTo(taking);
    }

    private static Set<String> called(String view) {
        return KeyVerbs.ALL.keySet().stream()
                .filter(name -> name.startsWith("async ") != view.isEmpty())
                .map(name -> name.substring(view.length()).replaceFirst(" .*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> taking(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(KeyVerbsTest::takesKeys)
                .map(Method::getName)
                .filter(name -> !Set.of("at", "check", "open").contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean takesKeys(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return parameters.length > 0
                && java.lang.reflect.Modifier.isPublic(method.getModifiers())
                && Set.of(String.class, Collection.class, Map.class).contains(parameters[0]);
    }
}
