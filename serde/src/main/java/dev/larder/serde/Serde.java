package dev.larder.serde;

import static java.util.Objects.requireNonNull;

import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.binary.BinaryEngine;
import dev.larder.serde.internal.json.JsonEngine;
import java.lang.reflect.Type;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The set of formats, mode to factory, with what {@link Mode#BINARY} may touch and what one value may cost. Every method
 * that changes something returns a changed copy. Immutable and thread-safe; keep one, since its codecs are cached by mode
 * and type.
 *
 * <p>Codecs encode null as JSON {@code null} in AUTO and JSON and as itself in BINARY, and decode it as null; RAW refuses
 * it. What they throw is {@link SerdeException}, or what a factory of the application's own throws.
 */
public final class Serde {
    private static final Serde STANDARD = new Serde(
            Map.of(),
            Set.of(),
            Set.of(),
            SerdeLimits.standard(),
            JsonEngine.hardened(limitsOf(SerdeLimits.standard())));

    private final Map<Mode, CodecFactory> own;
    private final Set<Class<?>> classes;
    private final Set<String> packages;
    private final SerdeLimits limits;
    private final JsonEngine json;
    private final BinaryEngine binary;
    private final Map<Mode, Map<Type, Codec<?>>> codecs = new EnumMap<>(Mode.class);

    private Serde(
            Map<Mode, CodecFactory> own,
            Set<Class<?>> classes,
            Set<String> packages,
            SerdeLimits limits,
            JsonEngine json) {
        this.own = own;
        this.classes = classes;
        this.packages = packages;
        this.limits = limits;
        this.json = json;
        this.binary = new BinaryEngine(classes, packages, limitsOf(limits), false);
        for (Mode mode : Mode.values()) {
            codecs.put(mode, new ConcurrentHashMap<>());
        }
    }

    private static Limits limitsOf(SerdeLimits limits) {
        return new Limits(limits.maxBytes(), limits.maxDepth(), limits.maxString());
    }

    /** {@return the four standard formats, with no class of the application allowed and the standard limits} */
    public static Serde standard() {
        return STANDARD;
    }

    /**
     * {@return a copy with one format replaced}
     *
     * @param mode the mode whose format it is
     * @param factory makes its codecs; {@code JsonCodecs.of(mapper)} and {@code BinaryCodecs.of(..)} are such
     */
    public Serde with(Mode mode, CodecFactory factory) {
        Map<Mode, CodecFactory> changed = new EnumMap<>(Mode.class);
        changed.putAll(own);
        changed.put(requireNonNull(mode, "mode"), requireNonNull(factory, "factory"));
        return new Serde(changed, classes, packages, limits, json);
    }

    /**
     * {@return a copy whose BINARY also writes and reads these classes; of a sealed class, all that it permits}
     *
     * @param allowed classes of the application: records, enums, and classes with fields; or classes that make serializable
     *     lambdas
     * @throws IllegalArgumentException if one is a JDK class that the format does not have, or if two names give one id
     */
    public Serde allow(Class<?>... allowed) {
        Set<Class<?>> more = new LinkedHashSet<>(classes);
        for (Class<?> type : allowed) {
            Allowed.add(requireNonNull(type, "class"), more);
        }
        return new Serde(own, more, packages, limits, json);
    }

    /**
     * {@return a copy whose BINARY also writes and reads the classes of these packages and of those below them}
     *
     * @param allowed names of packages, such as {@code com.acme.orders}
     * @throws IllegalArgumentException if one is no package name, or one of the JDK's
     */
    public Serde allowPackage(String... allowed) {
        Set<String> more = new LinkedHashSet<>(packages);
        for (String name : allowed) {
            more.add(Allowed.checkPackage(name));
        }
        return new Serde(own, classes, more, limits, json);
    }

    /**
     * {@return a copy with other limits}
     *
     * @param changed what one value may cost
     */
    public Serde limits(SerdeLimits changed) {
        JsonEngine engine = changed.equals(limits) ? json : JsonEngine.hardened(limitsOf(changed));
        return new Serde(own, classes, packages, changed, engine);
    }

    /**
     * {@return the codec of a mode for a class; {@code Object.class} where the caller names no type}
     *
     * @param mode the mode
     * @param type the class that is put, and that decoding has to give
     * @param <T> the type
     */
    public <T> Codec<T> codec(Mode mode, Class<T> type) {
        return cached(mode, type);
    }

    /**
     * {@return the codec of a mode for a type}
     *
     * @param mode the mode
     * @param type the type that is put, and that decoding has to give
     * @param <T> the type
     */
    public <T> Codec<T> codec(Mode mode, TypeRef<T> type) {
        return cached(mode, type.type());
    }

    /**
     * {@return the codec of a mode for a type that is known at run time only}
     *
     * @param mode the mode
     * @param type the type that is put, and that decoding has to give
     */
    public Codec<?> codec(Mode mode, Type type) {
        return cached(mode, type);
    }

    @SuppressWarnings("unchecked") // made for the type that the caller named
    private <T> Codec<T> cached(Mode mode, Type type) {
        Map<Type, Codec<?>> known = requireNonNull(codecs.get(mode), "mode");
        Codec<?> codec = known.get(type);
        if (codec == null) {
            codec = create(mode, type);
            known.put(type, codec); // made twice by two threads at once: the same
        }
        return (Codec<T>) codec;
    }

    private Codec<?> create(Mode mode, Type type) {
        Class<?> raw = Types.raw(type);
        CodecFactory factory = own.get(mode);
        return new ModeCodec(mode, raw, factory != null ? factory.create(type) : standard(mode, type, raw));
    }

    private Codec<Object> standard(Mode mode, Type type, Class<?> raw) {
        return switch (mode) {
            case RAW -> new RawCodec(raw, limitsOf(limits));
            case BINARY -> new BinaryCodec(binary);
            case JSON -> new JsonCodec(json.bind(Types.boxed(type)));
            case AUTO ->
                new AutoCodec(
                        raw,
                        limitsOf(limits),
                        json,
                        cached(Mode.JSON, type),
                        model -> cached(Mode.JSON, model),
                        cached(Mode.BINARY, Object.class));
        };
    }

    /** {@return the modes that have a format of the application's own, and what is allowed} */
    @Override
    public String toString() {
        return "Serde" + own.keySet() + " allowing " + classes.size() + " classes, packages " + packages;
    }
}
