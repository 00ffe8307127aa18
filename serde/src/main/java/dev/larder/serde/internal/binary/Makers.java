package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.Refusal;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import org.objenesis.instantiator.ObjectInstantiator;
import org.objenesis.strategy.StdInstantiatorStrategy;

/** Makes instances: by the constructor without parameters, private or not; else without any constructor. */
final class Makers {
    private Makers() {}

    /** {@return ()Object} */
    static MethodHandle of(Class<?> type) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 0) {
                constructor.setAccessible(true);
                return lookup.unreflectConstructor(constructor).asType(MethodType.methodType(Object.class));
            }
        }
        ObjectInstantiator<?> blank = new StdInstantiatorStrategy().newInstantiatorOf(type);
        return lookup.findVirtual(ObjectInstantiator.class, "newInstance", MethodType.methodType(Object.class))
                .bindTo(blank);
    }

    /** {@return what to throw for what a class of the application threw; its text is dropped, since it may quote a value} */
    static Refusal failed(Class<?> type, String what, Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return new Refusal(
                Refusal.Kind.VALUE,
                "The " + what + " of " + type.getName() + " threw "
                        + thrown.getClass().getName(),
                type.getName(),
                "",
                null);
    }
}
