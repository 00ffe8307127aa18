package dev.larder.serde;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The JSON format of models: strict for what has a type of the application's, the standard one for the rest. */
final class ModelFactory implements CodecFactory {
    private final UnaryOperator<Model<?>> settings;
    private final Map<Class<?>, Boolean> bindable = new ConcurrentHashMap<>();

    ModelFactory(UnaryOperator<Model<?>> settings) {
        this.settings = settings;
    }

    @Override
    public Codec<?> create(Type type) {
        return binds(type)
                ? model(type).within(Mode.JSON, false, false).codec()
                : Serde.standard().codec(Mode.JSON, type);
    }

    private Model<?> model(Type type) {
        return settings.apply(Model.of(type));
    }

    /** {@return a codec that writes booleans and maps as the Serde does} */
    Codec<?> create(Type type, boolean integers, boolean sorted) {
        return model(type).within(Mode.JSON, integers, sorted).codec();
    }

    /** {@return whether a type is bound strictly: a class of the application's, or one given with its arguments} */
    static boolean binds(Type type) {
        if (!(type instanceof Class<?> raw)) {
            return true;
        }
        Class<?> element = raw;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return !element.isPrimitive()
                && !element.getName().startsWith("java.")
                && !element.getName().startsWith("javax.")
                && !Iterable.class.isAssignableFrom(element)
                && !Map.class.isAssignableFrom(element);
    }

    /** {@return whether a class has a strict model} */
    boolean isModel(Class<?> type) {
        return bindable.computeIfAbsent(type, this::canBind);
    }

    private boolean canBind(Class<?> type) {
        if (!binds(type) || type.isArray()) {
            return false;
        }
        if (type.isRecord() || type.isEnum()) {
            return true;
        }
        try {
            model(type).check();
            return true;
        } catch (SerdeException e) {
            return false; // BINARY takes it, if it is allowed
        }
    }
}
