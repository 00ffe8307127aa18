package dev.larder.serde;

import static java.util.Objects.requireNonNull;

import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.model.Conversion;
import dev.larder.serde.internal.model.Definition;
import dev.larder.serde.internal.model.Naming;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The strict JSON profile of one type: it reads exactly what it writes, turns no kind into another, and says where it
 * failed. Methods that change a setting return a changed copy. Immutable and thread-safe; keep one, since its type is
 * examined once, at the first use or at {@link #check()}.
 *
 * <p>What is refused is a {@link SerdeException}: its reason, its path such as {@code Cart.items[0].price}, never a value.
 * A null argument is a {@link NullPointerException}.
 *
 * @param <T> the type
 */
public final class Model<T> {
    private static final int MOST_INDENT = 100;

    private final Type type;
    private final @Nullable AnnotatedType annotated;
    private final ModelSettings settings;
    private volatile @Nullable Definition definition;

    private Model(Type type, @Nullable AnnotatedType annotated, ModelSettings settings) {
        this.type = type;
        this.annotated = annotated;
        this.settings = settings;
    }

    /**
     * {@return the model of a class}
     *
     * @param type the class; a generic one needs a {@link TypeRef}
     * @param <T> the class
     */
    public static <T> Model<T> of(Class<T> type) {
        return new Model<>(requireNonNull(type, "type"), null, ModelSettings.STANDARD);
    }

    /**
     * {@return the model of a generic type}
     *
     * @param type the type
     * @param <T> the type
     */
    public static <T> Model<T> of(TypeRef<T> type) {
        AnnotatedType parent = type.getClass().getAnnotatedSuperclass();
        AnnotatedType argument =
                parent instanceof AnnotatedParameterizedType p ? p.getAnnotatedActualTypeArguments()[0] : null;
        return new Model<>(type.type(), argument, ModelSettings.STANDARD);
    }

    static Model<Object> of(Type type) {
        return new Model<>(type, null, ModelSettings.STANDARD);
    }

    /** {@return the strict JSON format, for {@code Serde.with(Mode.JSON, ..)}; untyped values keep the standard mapping} */
    public static CodecFactory strictFactory() {
        return factory(UnaryOperator.identity());
    }

    /**
     * {@return the JSON format of models with these settings, for {@code Serde.with(Mode.JSON, ..)}}
     *
     * @param settings changes the model of each type, as in {@code m -> m.snakeCase().allowUnexpected()}
     */
    public static CodecFactory factory(UnaryOperator<Model<?>> settings) {
        return new ModelFactory(requireNonNull(settings, "settings"));
    }

    /** {@return a copy that allows none of unexpected members, missing members and untyped parts} */
    public Model<T> strict() {
        return with(settings.strictness(false, false, false));
    }

    /** {@return a copy that passes over members it does not know} */
    public Model<T> allowUnexpected() {
        return with(settings.strictness(true, settings.missing(), settings.any()));
    }

    /** {@return a copy in which an absent member takes its {@link Default}, or is null or empty if it may be} */
    public Model<T> allowMissing() {
        return with(settings.strictness(settings.unexpected(), true, settings.any()));
    }

    /** {@return a copy that takes {@code Object}, raw collections and wildcards as untyped JSON} */
    public Model<T> allowAny() {
        return with(settings.strictness(settings.unexpected(), settings.missing(), true));
    }

    /** {@return a copy with names such as {@code firstName}} */
    public Model<T> camelCase() {
        return with(settings.form(Naming.CAMEL, settings.indent()));
    }

    /** {@return a copy with names such as {@code first_name}} */
    public Model<T> snakeCase() {
        return with(settings.form(Naming.SNAKE, settings.indent()));
    }

    /**
     * {@return a copy that writes each member and element on its own line}
     *
     * @param spaces the blanks per level, 0 to 100
     */
    public Model<T> indent(int spaces) {
        if (spaces < 0 || spaces > MOST_INDENT) {
            throw new IllegalArgumentException("A level is indented by 0 to " + MOST_INDENT + " blanks, not " + spaces);
        }
        return with(settings.form(settings.naming(), spaces));
    }

    /** {@return a copy that writes no blanks at all} */
    public Model<T> compact() {
        return with(settings.form(settings.naming(), ModelSettings.COMPACT));
    }

    /**
     * {@return a copy that runs {@link SelfValidating} when it reads, or not}
     *
     * @param on whether it does; it does unless told otherwise
     */
    public Model<T> validateOnLoad(boolean on) {
        return with(settings.checks(on, settings.hooksOnDump(), settings.limits()));
    }

    /**
     * {@return a copy that runs {@link SelfValidating} when it writes, or not}
     *
     * @param on whether it does; it does not unless told to
     */
    public Model<T> validateOnDump(boolean on) {
        return with(settings.checks(settings.hooksOnLoad(), on, settings.limits()));
    }

    /**
     * {@return a copy with other limits}
     *
     * @param limits what one document may cost
     */
    public Model<T> limits(SerdeLimits limits) {
        return with(settings.checks(settings.hooksOnLoad(), settings.hooksOnDump(), requireNonNull(limits, "limits")));
    }

    /**
     * {@return a copy that refuses, when it is defined, a type of which a part can change}
     *
     * @param alsoFrozen classes that are taken as frozen beside values, enums, frozen collections and records of these
     */
    public Model<T> ensureFrozen(Class<?>... alsoFrozen) {
        Set<Class<?>> also = new HashSet<>(List.of(alsoFrozen));
        return with(settings.types(also, settings.conversions()));
    }

    /**
     * {@return a copy in which a class travels as another one; that wins over every other rule, for exactly that class}
     *
     * @param type the class
     * @param as what it is written as
     * @param dump from the first to the second
     * @param load the opposite
     * @param <V> the class
     * @param <W> what it is written as
     */
    @SuppressWarnings("unchecked") // a value of V comes to the one function, one of W to the other
    public <V, W> Model<T> type(
            Class<V> type, Class<W> as, Function<? super V, ? extends W> dump, Function<? super W, ? extends V> load) {
        requireNonNull(dump, "dump");
        requireNonNull(load, "load");
        Map<Class<?>, Conversion> more = new HashMap<>(settings.conversions());
        Class<?> boxed = Types.raw(type);
        more.put(boxed, new Conversion(boxed, Types.raw(as), (Function<Object, ?>) dump, (Function<Object, ?>) load));
        return with(settings.types(settings.alsoFrozen(), Map.copyOf(more)));
    }

    Model<T> within(Mode mode, boolean integerBooleans, boolean sortedKeys) {
        return with(settings.within(mode, integerBooleans, sortedKeys));
    }

    ModelSettings settings() {
        return settings;
    }

    private Model<T> with(ModelSettings changed) {
        return new Model<>(type, annotated, changed);
    }

    /**
     * {@return itself}
     *
     * @throws SerdeException with reason MODEL and every finding, if the type cannot be bound
     */
    public Model<T> check() {
        definition();
        return this;
    }

    Definition definition() {
        Definition known = definition;
        if (known == null) {
            try {
                known = Definition.of(type, annotated, settings.profile(), Annotations.INSTANCE);
            } catch (Refusal refusal) {
                throw failure(refusal);
            }
            definition = known; // made twice by two threads at once: the same
        }
        return known;
    }

    SerdeException failure(Refusal refusal) {
        return Failures.ofModel(settings.mode(), Definition.name(type), refusal);
    }

    private interface Step<R> {
        R run(Definition definition);
    }

    private <R> R on(Step<R> step) {
        Definition known = definition();
        try {
            return step.run(known);
        } catch (Refusal refusal) {
            throw failure(refusal);
        }
    }

    /**
     * {@return the value that a document holds; null only if the type takes it}
     *
     * @param json one JSON document
     */
    public T load(String json) {
        return read(json);
    }

    /**
     * {@return the value that a document holds; null only if the type takes it}
     *
     * @param json one JSON document in UTF-8
     */
    public T load(byte[] json) {
        return read(json);
    }

    /**
     * {@return the value that a tree holds}
     *
     * @param tree maps, lists and scalars as {@link #dumpMap} gives them
     */
    public T load(Map<String, ?> tree) {
        return read(tree);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // what the definition of the type makes; null where the type takes it
    private T read(Object source) {
        requireNonNull(source, "source");
        return on(
                defined -> (T) defined.read(source, settings.hooksOnLoad(), settings.unexpected(), settings.missing()));
    }

    /**
     * {@return the values that an array holds}
     *
     * @param json one JSON document, an array
     */
    public List<T> loadMany(String json) {
        return readMany(json);
    }

    /**
     * {@return the values that an array holds}
     *
     * @param json one JSON document in UTF-8, an array
     */
    public List<T> loadMany(byte[] json) {
        return readMany(json);
    }

    /**
     * {@return the values that trees hold}
     *
     * @param trees maps, lists and scalars as {@link #dumpMap} gives them
     */
    public List<T> loadMany(Collection<? extends Map<String, ?>> trees) {
        return readMany(trees);
    }

    @SuppressWarnings("unchecked") // what the definition of the type makes
    private List<T> readMany(Object source) {
        requireNonNull(source, "source");
        return on(defined ->
                (List<T>) defined.readMany(source, settings.hooksOnLoad(), settings.unexpected(), settings.missing()));
    }

    /**
     * {@return the document of a value}
     *
     * @param value the value
     */
    public String dump(T value) {
        return dump(value, settings.indent());
    }

    private String dump(T value, int indent) {
        requireNonNull(value, "value");
        return on(defined -> defined.write(value, settings.hooksOnDump(), indent));
    }

    /** As a codec: compact unless it is indented. */
    String write(T value) {
        return dump(value, settings.indent() < 0 ? ModelSettings.COMPACT : settings.indent());
    }

    /**
     * {@return the document of a value, in UTF-8}
     *
     * @param value the value
     */
    public byte[] dumpBytes(T value) {
        return dump(value).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * {@return a value as maps, lists and scalars: texts, Integer, Long, BigInteger, Double, Boolean, null, and for a
     *     Timestamp a BigDecimal}
     *
     * @param value the value, of a type that is an object in JSON
     */
    public Map<String, Object> dumpMap(T value) {
        requireNonNull(value, "value");
        return on(defined -> defined.tree(value, settings.hooksOnDump()));
    }

    /**
     * {@return the document of several values, an array}
     *
     * @param values the values
     */
    public String dumpMany(Collection<? extends T> values) {
        requireNonNull(values, "values");
        return on(defined -> defined.writeMany(values, settings.hooksOnDump(), settings.indent()));
    }

    /**
     * {@return the document of several values, an array, in UTF-8}
     *
     * @param values the values
     */
    public byte[] dumpManyBytes(Collection<? extends T> values) {
        return dumpMany(values).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * {@return the value, once it and its parts are found to be as their types say, and have checked themselves}
     *
     * @param value a live object
     */
    public T validate(T value) {
        requireNonNull(value, "value");
        return on(defined -> {
            defined.write(value, true, ModelSettings.COMPACT);
            return value;
        });
    }

    /**
     * {@return a codec, compact unless this is indented}
     *
     * @throws SerdeException with reason MODEL and every finding, if the type cannot be bound
     */
    public Codec<T> codec() {
        return new ModelCodec<>(check());
    }
}
