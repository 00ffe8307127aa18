package dev.larder.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.ForwardingBackend;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A layer that overrides one method must not lose the others: a default that is not forwarded goes around the backend. */
class ForwardingTest {
    @Test
    void everyMethodOfABackendIsForwarded() {
        assertThat(notForwarded(Backend.class, ForwardingBackend.class)).isEmpty();
    }

    @Test
    void aMethodThatIsNotForwardedIsNoticed() {
        assertThat(notForwarded(Whole.class, Partial.class)).containsExactly("two");
    }

    private static List<String> notForwarded(Class<?> whole, Class<?> forwarding) {
        return Arrays.stream(whole.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !declares(forwarding, method))
                .map(Method::getName)
                .toList();
    }

    private static boolean declares(Class<?> type, Method method) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(own -> own.getName().equals(method.getName())
                        && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
    }

    /** A fixture: an interface with a default. */
    interface Whole {
        void one();

        default void two() {}
    }

    /** A fixture: forgets the default. */
    abstract static class Partial implements Whole {
        @Override
        public void one() {}
    }
}
