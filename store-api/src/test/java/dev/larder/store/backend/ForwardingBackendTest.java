package dev.larder.store.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A layer that overrides nothing changes nothing: no default of the interface hides what the inner backend does better. */
class ForwardingBackendTest {
    private static List<Method> methods() {
        return Stream.of(Backend.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .toList();
    }

    @Test
    void everyMethodIsOverriddenDefaultsIncluded() throws Exception {
        assertThat(methods()).hasSizeGreaterThan(14);
        for (Method method : methods()) {
            Method own = ForwardingBackend.class.getMethod(method.getName(), method.getParameterTypes());
            assertThat(own.getDeclaringClass()).as(method.toString()).isEqualTo(ForwardingBackend.class);
        }
    }

    @Test
    void everyCallGoesThroughWithItsArguments() throws Exception {
        for (Method method : methods()) {
            List<Object[]> calls = new ArrayList<>();
            Backend inner = (Backend) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Backend.class}, (proxy, called, arguments) -> {
                        assertThat(called).isEqualTo(method);
                        calls.add(arguments == null ? new Object[0] : arguments);
                        throw new IllegalStateException("reached");
                    });
            Object[] arguments = Arrays.stream(method.getParameterTypes())
                    .map(ForwardingBackendTest::some)
                    .toArray();
            assertThatThrownBy(() -> method.invoke(layer(inner), arguments))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .hasMessage("reached");
            assertThat(calls).as(method.toString()).containsExactly(arguments);
        }
    }

    private static Backend layer(Backend inner) {
        return new ForwardingBackend(inner) {
            @Override
            protected String label() {
                return "empty";
            }
        };
    }

    private static Object some(Class<?> type) {
        if (type == int.class) {
            return 7;
        }
        if (type == long.class) {
            return 7L;
        }
        if (type == Class.class) {
            return String.class;
        }
        return null;
    }
}
