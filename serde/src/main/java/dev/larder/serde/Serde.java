package dev.larder.serde;

import static java.util.Objects.requireNonNull;

import dev.larder.serde.internal.binary.BinaryEngine;
import dev.larder.serde.internal.json.JsonEngine;
import java.lang.reflect.Type;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The set of formats, mode to factory, with what {@link Mode#BINARY} may touch and what one value may cost. Every method
 * that changes something returns a changed copy. Immutable and thread-safe; keep one, since its codecs are cached by mode
 * and type.
 *
 * <p>Codecs encode null as JSON {@code null} in AUTO and JSON and as itself in BINARY, and decode it as null; RAW refuses
 * it. What they throw is {@link SerdeException}, or what a factory of the application's own throws.
 */
public final class Serde {
    private static final Serde STANDARD = new Serde(SerdeSettings.STANDARD);

    private final SerdeSettings settings;
    private final Supplier<JsonEngine> json;
    private final Supplier<BinaryEngine> binary;
    private final Map<Mode, Map<Type, Codec<?>>> codecs = new EnumMap<>(Mode.class);

    /** The copy with the fallback that was last asked for: a store asks for its own at each call. */
    private volatile @Nullable Serde last;

    private Serde(SerdeSettings settings) {
        this.settings = settings;
        // a program that moves bytes needs neither, and they take longer to make than a file to read
        this.json = new Lazy<>(settings::json);
        this.binary = new Lazy<>(settings::binary);
        forget(Mode.values());
    }

    /** A changed copy: what is the same in both is not made again. */
    private Serde(SerdeSettings settings, Serde before) {
        this.settings = settings;
        this.json = settings.json(before.settings, before.json);
        this.binary = settings.binary(before.settings, before.binary);
        if (settings.sameText(before.settings)) {
            codecs.putAll(before.codecs);
            forget(Mode.AUTO, Mode.BINARY);
        } else {
            forget(Mode.values());
        }
    }

    private void forget(Mode... modes) {
        for (Mode mode : modes) {
            codecs.put(mode, new ConcurrentHashMap<>());
        }
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
        changed.putAll(settings.own());
        changed.put(requireNonNull(mode, "mode"), requireNonNull(factory, "factory"));
        return new Serde(settings.own(changed), this);
    }

    /**
     * {@return a copy whose BINARY also writes and reads these classes; of a sealed class, all that it permits}
     *
     * @param allowed classes of the application: records, enums, and classes with fields; or classes that make serializable
     *     lambdas
     * @throws IllegalArgumentException if one is a JDK class that the format does not have, or if two names give one id
     */
    public Serde allow(Class<?>... allowed) {
        Set<Class<?>> more = new LinkedHashSet<>(settings.classes());
        for (Class<?> type : allowed) {
            Allowed.add(requireNonNull(type, "class"), more);
        }
        return new Serde(settings.allowing(more, settings.packages()), this);
    }

    /**
     * {@return a copy whose BINARY also writes and reads the classes of these packages and of those below them}
     *
     * @param allowed names of packages, such as {@code com.acme.orders}
     * @throws IllegalArgumentException if one is no package name, or one of the JDK's
     */
    public Serde allowPackage(String... allowed) {
        Set<String> more = new LinkedHashSet<>(settings.packages());
        for (String name : allowed) {
            more.add(Allowed.checkPackage(name));
        }
        return new Serde(settings.allowing(settings.classes(), more), this);
    }

    /**
     * {@return a copy with other limits}
     *
     * @param changed what one value may cost
     */
    public Serde limits(SerdeLimits changed) {
        return new Serde(settings.limits(requireNonNull(changed, "limits")), this);
    }

    /**
     * {@return a copy that writes and reads what no format takes by a fallback, in AUTO and BINARY}
     *
     * <p>It is for the standard BINARY format; one given by {@link #with} is left as it is.
     *
     * @param fallback the fallback; {@link Fallback#none()} for none
     * @throws IllegalArgumentException if it is {@link Fallback#required()}, which only a call can say
     */
    public Serde fallback(Fallback fallback) {
        if (requireNonNull(fallback, "fallback") == Fallback.required()) {
            throw new IllegalArgumentException("required() is said by a call, of its store; give the fallback itself");
        }
        Serde known = last;
        if (known == null || known.settings.fallback() != fallback) {
            known = new Serde(settings.fallback(fallback), this);
            last = known;
        }
        return known;
    }

    /** {@return the fallback; {@link Fallback#none()} unless one was set} */
    public Fallback fallback() {
        return settings.fallback();
    }

    /**
     * {@return a copy that writes booleans in this form wherever it writes JSON text}
     *
     * <p>It is for the standard JSON format and that of {@link Model}; a mapper of the application's own has its settings.
     *
     * @param form the form
     */
    public Serde booleans(BooleanForm form) {
        return new Serde(
                settings.style(requireNonNull(form, "form"), settings.sortedKeys(), settings.portable()), this);
    }

    /**
     * {@return a copy that writes each map of JSON in the order of its keys' texts, by code point, so that equal content has
     *     equal bytes}
     *
     * @param on whether it does; it does not unless told to
     */
    public Serde sortedKeys(boolean on) {
        return new Serde(settings.style(settings.booleans(), on, settings.portable()), this);
    }

    /**
     * {@return a copy that writes only what any client with lists and maps can hold: null, booleans, whole numbers of up to 64
     *     bits, floating ones, texts, bytes, lists, and maps with texts or whole numbers as keys}
     *
     * <p>The widths of numbers are not kept: they come back as the smallest of Integer and Long, and as Double. Models and
     * other classes take a {@link #fallback(Fallback)}.
     */
    public Serde portable() {
        return new Serde(settings.style(settings.booleans(), settings.sortedKeys(), true), this);
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
        CodecFactory factory = settings.own().get(mode);
        Codec<?> codec = factory == null ? standard(mode, type, raw) : made(factory, mode, type, raw);
        boolean limited = settings.portable() && mode != Mode.RAW;
        return codec instanceof AutoCodec && !limited
                ? codec
                : new ModeCodec(mode, raw, limited ? new PortableCodec(codec, mode, settings) : codec);
    }

    private Codec<?> made(CodecFactory factory, Mode mode, Type type, Class<?> raw) {
        if (!(factory instanceof ModelFactory models)) {
            return factory.create(type);
        }
        return ModelFactory.binds(type)
                ? models.create(type, settings)
                : models.untyped(standard(mode, type, raw), settings);
    }

    private Codec<Object> standard(Mode mode, Type type, Class<?> raw) {
        return switch (mode) {
            case RAW -> new RawCodec(raw, settings.bounds());
            case BINARY -> new BinaryCodec(binary.get(), settings.fallback().author());
            case JSON -> new JsonCodec(json.get().bind(Types.boxed(type)));
            case AUTO ->
                new AutoCodec(
                        raw,
                        settings.bounds(),
                        json.get(),
                        models(),
                        cached(Mode.JSON, type),
                        model -> cached(Mode.JSON, model),
                        cached(Mode.BINARY, Object.class),
                        settings.fallback() == Fallback.none() ? this : fallback(Fallback.none()),
                        !settings.own().containsKey(Mode.JSON));
        };
    }

    /** {@return the strict format of models, or null if JSON is not that} */
    private @Nullable ModelFactory models() {
        return settings.own().get(Mode.JSON) instanceof ModelFactory models ? models : null;
    }

    /** {@return the modes that have a format of the application's own, and what is allowed} */
    @Override
    public String toString() {
        return "Serde" + settings.own().keySet() + " allowing "
                + settings.classes().size() + " classes, packages " + settings.packages();
    }
}
