package dev.larder.serde;

import dev.larder.serde.internal.model.Definition;
import dev.larder.serde.internal.model.Untyped;
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
                ? create(type, SerdeSettings.STANDARD)
                : Serde.standard().codec(Mode.JSON, type);
    }

    /** {@return the model of a type within a Serde, whose limits hold unless the settings say others} */
    private Model<?> model(Type type, SerdeSettings serde) {
        Model<?> model = settings.apply(Model.of(type).limits(serde.limits()));
        return model.within(Mode.JSON, serde.integers(), serde.sortedKeys());
    }

    /** {@return the codec of a type that is not bound strictly: the models in its values are} */
    Codec<Object> untyped(Codec<Object> standard, SerdeSettings serde) {
        Map<Class<?>, Definition> known = new ConcurrentHashMap<>();
        ModelSettings general = model(Object.class, serde).settings();
        Untyped untyped = new Untyped(
                general.profile(),
                general.hooksOnDump(),
                this::isModel,
                type -> known.computeIfAbsent(type, t -> model(t, serde).definition()));
        return new UntypedCodec(standard, untyped);
    }

    /** {@return a codec that writes booleans and maps as the Serde does} */
    Codec<?> create(Type type, SerdeSettings serde) {
        Type bound = type instanceof Class<?> raw ? constants(raw) : type;
        return model(bound, serde).codec();
    }

    /** {@return the enum of a constant with a body, else the class itself} */
    private static Class<?> constants(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        return parent != null && parent.isEnum() ? parent : type;
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
        return bindable.computeIfAbsent(constants(type), this::canBind);
    }

    private boolean canBind(Class<?> type) {
        if (!binds(type) || type.isArray()) {
            return false;
        }
        if (type.isRecord() || type.isEnum()) {
            return true;
        }
        try {
            model(type, SerdeSettings.STANDARD).check();
            return true;
        } catch (SerdeException e) {
            return false; // BINARY takes it, if it is allowed
        }
    }
}
