package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.Refusal;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * The wire form of a serializable lambda: what {@link SerializedLambda} says of it. Read back by the method that the
 * compiler puts into the class that made it; that class has to be allowed, and it only gives out the lambdas that stand in
 * its own source.
 */
final class LambdaWire extends Wire<Serializable> {
    private static final int TEXTS = 8;
    private static final int MOST_ARGUMENTS = 255;

    @Override
    void put(Machine machine, Writer out, Serializable value) {
        SerializedLambda form = formOf(value);
        Class<?> maker = maker(form, value);
        if (machine.classes().registry().own(maker) == null) {
            throw new Refusal(
                    Refusal.Kind.UNSUPPORTED,
                    "A lambda of " + maker.getName()
                            + " is not allowed; allow the class that makes it with Serde.allow(" + maker.getSimpleName()
                            + ".class)",
                    maker.getName(),
                    "",
                    null);
        }
        Mentions.put(machine, out, maker);
        for (String text : texts(form)) {
            out.text(text);
        }
        out.writeVarInt(form.getImplMethodKind(), true);
        out.writeVarInt(form.getCapturedArgCount(), true);
        for (int i = 0; i < form.getCapturedArgCount(); i++) {
            try {
                machine.put(out, form.getCapturedArg(i));
            } catch (Refusal refusal) {
                throw refusal.within("[captured " + i + "]");
            }
        }
    }

    private static String[] texts(SerializedLambda form) {
        return new String[] {
            form.getFunctionalInterfaceClass(),
            form.getFunctionalInterfaceMethodName(),
            form.getFunctionalInterfaceMethodSignature(),
            form.getImplClass(),
            form.getImplMethodName(),
            form.getImplMethodSignature(),
            form.getInstantiatedMethodType(),
            form.getCapturingClass()
        };
    }

    private static SerializedLambda formOf(Serializable lambda) {
        try {
            Method replace = lambda.getClass().getDeclaredMethod("writeReplace");
            replace.setAccessible(true);
            if (replace.invoke(lambda) instanceof SerializedLambda form) {
                return form;
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw Refused.unsupported(
                    lambda.getClass(),
                    "it cannot be taken apart (" + e.getClass().getSimpleName() + ")");
        }
        throw Refused.unsupported(lambda.getClass(), "it is no lambda");
    }

    private static Class<?> maker(SerializedLambda form, Serializable lambda) {
        try {
            return Class.forName(
                    form.getCapturingClass().replace('/', '.'),
                    false,
                    lambda.getClass().getClassLoader());
        } catch (ClassNotFoundException e) {
            throw Refused.unsupported(lambda.getClass(), "the class that made it cannot be found");
        }
    }

    @Override
    Serializable take(Machine machine, Reader in, Class<? extends Serializable> type) {
        Class<?> maker = Mentions.take(machine, in);
        String[] texts = new String[TEXTS];
        for (int i = 0; i < TEXTS; i++) {
            texts[i] = in.text();
        }
        int kind = in.readVarInt(true);
        int count = in.count(1);
        if (count > MOST_ARGUMENTS) {
            throw Refusal.damaged("A lambda has " + count + " captured values");
        }
        @Nullable Object[] captured = Sequence.takeParts(machine, in, count, false);
        if (maker == null || machine.skipping()) {
            return "";
        }
        if (!maker.getName().replace('.', '/').equals(texts[7])) {
            throw Refusal.damaged("A lambda names two makers");
        }
        return make(
                maker,
                new SerializedLambda(
                        maker, texts[0], texts[1], texts[2], kind, texts[3], texts[4], texts[5], texts[6], captured));
    }

    private static Serializable make(Class<?> maker, SerializedLambda form) {
        try {
            Method deserialize = maker.getDeclaredMethod("$deserializeLambda$", SerializedLambda.class);
            deserialize.setAccessible(true);
            if (deserialize.invoke(null, form) instanceof Serializable lambda) {
                return lambda;
            }
        } catch (InvocationTargetException e) {
            throw Makers.failed(maker, "maker of lambdas", e.getCause() == null ? e : e.getCause());
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw Makers.failed(maker, "maker of lambdas", e);
        }
        throw Refusal.damaged("A lambda is none");
    }

    @Override
    int cost() {
        return 4096;
    }
}
