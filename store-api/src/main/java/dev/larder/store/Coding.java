package dev.larder.store;

import static dev.larder.store.Calls.invalid;

import dev.larder.serde.Codec;
import dev.larder.serde.Fallback;
import dev.larder.serde.Mode;
import dev.larder.serde.Serde;
import dev.larder.serde.SerdeException;
import dev.larder.serde.internal.stored.Verbatim;
import dev.larder.store.Calls.CallerException;
import dev.larder.store.Options.Chain;
import dev.larder.store.Options.Deserializer;
import dev.larder.store.Options.OnCorrupt;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values to bytes, or back: the options of a call over the defaults of the store. Immutable. */
final class Coding {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final byte[] JSON_NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final Chain<?> own;
    private final Chain<?> options;
    private final Mode mode;
    private final InForce fallback;
    private final Codec<?> codec;

    /** Up to which size bytes are the value, and the value these bytes. */
    private final long maxVerbatim;

    private Coding(Chain<?> own, Chain<?> options, InForce fallback, Codec<?> codec, boolean function) {
        this.own = own;
        this.options = options;
        this.mode = mode(options);
        this.fallback = fallback;
        this.codec = codec;
        this.maxVerbatim = codec instanceof Verbatim bytes && options.codec() == null && !function
                ? bytes.maxVerbatim()
                : Verbatim.NEVER;
    }

    /** What a write does: the call's settings over the defaults. */
    static Coding write(Options<?> call, Chain<?> defaults, Serde serde) throws BackendException {
        Chain<?> own = chain(call);
        check(own);
        Chain<?> merged = merge(own, defaults);
        InForce fallback = InForce.of(own, defaults, serde);
        boolean function = merged.serializer() != null;
        Type type = merged.model() != null && !function ? merged.model() : Object.class;
        return new Coding(own, merged, fallback, codec(merged, fallback, serde, type), function);
    }

    /** What a read does: a ttl, or a serializer without anything that reads, is a mistake in the call, and passed over as a default. */
    static Coding read(Options<?> call, Chain<?> defaults, Serde serde) throws BackendException {
        Chain<?> own = chain(call);
        check(own);
        if (own.ttl() != null) {
            throw invalid("A ttl says nothing on a read; leave it out, or give it when writing");
        }
        if (own.serializer() != null && own.model() == null && own.codec() == null && own.deserializer() == null) {
            throw invalid("A serializer alone cannot read; give a model, a codec or a deserializer with it");
        }
        Chain<?> merged = merge(own, defaults);
        if (own.deserializer() != null && own.model() == null) {
            // the call reads another type than the store's model
            merged = new Chain<>(
                    merged.mode(),
                    merged.ttl(),
                    null,
                    merged.codec(),
                    merged.serializer(),
                    merged.deserializer(),
                    merged.onCorrupt(),
                    merged.fallback());
        }
        if (merged.onCorrupt() == OnCorrupt.BYTES && !takesBytes(merged)) {
            throw invalid("onCorrupt(BYTES) is for reads without a type or with byte[]");
        }
        InForce fallback = InForce.of(own, defaults, serde);
        Deserializer function = merged.deserializer();
        Type type = function != null ? function.stored() : merged.model() != null ? merged.model() : Object.class;
        return new Coding(own, merged, fallback, codec(merged, fallback, serde, type), function != null);
    }

    /** A type that cannot be bound is found before the backend is asked for anything. */
    private static Codec<?> codec(Chain<?> options, InForce fallback, Serde serde, Type type) throws BackendException {
        try {
            return options.codec() != null
                    ? options.codec()
                    : fallback.over(serde).codec(mode(options), type);
        } catch (SerdeException e) {
            throw invalid(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) { // a type with variables, or a factory of the application's own
            throw invalid(thrower(options, false) + e.getClass().getName() + ", which is the cause of this", e);
        }
    }

    /** Whether this was made for options that say the same, the ttl apart. */
    @SuppressWarnings("ReferenceEquality") // the same object most often, which spares the rest
    boolean isOf(Chain<?> other) {
        return own == other
                || (own.mode() == other.mode()
                        && Objects.equals(own.model(), other.model())
                        && own.onCorrupt() == other.onCorrupt()
                        && own.fallback() == other.fallback()
                        && own.codec() == other.codec()
                        && own.serializer() == other.serializer()
                        && own.deserializer() == other.deserializer());
    }

    /** What the call itself said. */
    Chain<?> own() {
        return own;
    }

    /** The ttl of a write that takes bytes as they are; any other setting in the call is a mistake. */
    static @Nullable Duration ttlAlone(Options<?> call, Chain<?> defaults) throws BackendException {
        Chain<?> own = chain(call);
        check(own);
        if (!own.equals(own.ttl() == null ? Options.none() : Options.ttl(own.ttl()))) {
            throw invalid("write() takes bytes as they are: of the options only ttl");
        }
        return first(own.ttl(), defaults.ttl());
    }

    /** The defaults of a store with others put over them. */
    static Chain<?> over(Options<?> above, Chain<?> below) throws BackendException, CallerException {
        Chain<?> own = chain(above);
        check(own);
        if (own.fallback() == Fallback.required()) {
            throw new CallerException(new IllegalArgumentException(
                    "required() is said by a call, of its store; give the store the fallback itself"));
        }
        return merge(own, below);
    }

    Mode mode() {
        return mode;
    }

    private static Mode mode(Chain<?> options) {
        return options.mode() == null ? Mode.AUTO : options.mode();
    }

    OnCorrupt onCorrupt() {
        return options.onCorrupt() == null ? OnCorrupt.FAIL : options.onCorrupt();
    }

    /** How bytes are made, for messages. */
    String format() {
        return options.codec() == null ? mode.name() : "a codec of the caller's own";
    }

    /** What a value is read as, for messages. */
    String typeName() {
        if (options.deserializer() != null) {
            return options.deserializer().stored().getTypeName();
        }
        return options.model() == null ? "any type" : options.model().getTypeName();
    }

    Encoded encode(@Nullable Object value) throws BackendException {
        if (value != null && options.model() != null && !isInstance(options.model(), value)) {
            throw invalid("The value is a " + value.getClass().getName() + ", not the model "
                    + options.model().getTypeName() + " that the options name");
        }
        try {
            Object encoded = value == null || options.serializer() == null ? value : call(options.serializer(), value);
            byte[] bytes = encodeWhole(encoded);
            if (bytes == null) {
                throw new SerdeException("The codec of the options made null instead of bytes", null);
            }
            return options.codec() == null ? Encoded.of(mode, encoded, bytes) : new Encoded(bytes, null);
        } catch (SerdeException e) {
            throw new BackendException(
                    e.reason() == SerdeException.Reason.LIMIT ? ErrorKind.TOO_LARGE : ErrorKind.INVALID,
                    fallback.unwritten(e) + e.getMessage(),
                    e);
        } catch (Exception e) {
            throw invalid(
                    thrower(options.serializer() != null) + e.getClass().getName() + ", which is the cause of this", e);
        }
    }

    private byte[] encodeWhole(@Nullable Object value) throws Exception {
        if (options.codec() != null) {
            if (value == null) {
                throw new SerdeException("A codec of the caller's own is not given null; delete the key instead", null);
            }
            return encodeWith(options.codec(), value);
        }
        if (value == null && (mode == Mode.AUTO || mode == Mode.JSON)) {
            return JSON_NULL.clone();
        }
        if (value == null && mode == Mode.RAW) {
            throw new SerdeException("RAW stores a byte[], not null; delete the key instead", null);
        }
        return encodeWith(codec, value);
    }

    /** The bytes of a value, for a backend that copies them: an array that is stored as it is stays the caller's. */
    byte[] lend(@Nullable Object value) throws BackendException {
        return value instanceof byte[] bytes && isVerbatim(bytes)
                ? bytes
                : encode(value).bytes();
    }

    /** Whether these bytes are the value, and the value these bytes. */
    boolean isVerbatim(byte[] bytes) {
        return bytes.length <= maxVerbatim;
    }

    /** The value of stored bytes, whose array is handed over; null if null is stored. */
    @Nullable
    Object decode(byte[] bytes) throws CorruptException {
        if (isVerbatim(bytes)) {
            return bytes;
        }
        try {
            @Nullable Object decoded = codec.decode(bytes);
            if (decoded != null && options.deserializer() != null) {
                Type stored = options.deserializer().stored();
                if (!isInstance(stored, decoded)) {
                    throw wrongType(decoded, stored);
                }
                decoded = call(options.deserializer().function(), decoded);
            }
            if (decoded != null && options.model() != null && !isInstance(options.model(), decoded)) {
                throw wrongType(decoded, options.model());
            }
            return decoded;
        } catch (SerdeException e) {
            String unread = fallback.unread(e);
            throw new CorruptException(unread.isEmpty() ? kindOf(e) : ErrorKind.INVALID, unread + e.getMessage(), e);
        } catch (Exception e) {
            throw new CorruptException(
                    ErrorKind.CORRUPT,
                    thrower(options.deserializer() != null) + e.getClass().getName() + ", which is the cause of this",
                    e);
        }
    }

    private static ErrorKind kindOf(SerdeException e) {
        return switch (e.reason()) {
            case LIMIT -> ErrorKind.TOO_LARGE;
            case MODEL -> ErrorKind.INVALID;
            default -> ErrorKind.CORRUPT;
        };
    }

    private static SerdeException wrongType(Object decoded, Type asked) {
        return new SerdeException(
                "What is stored is a " + decoded.getClass().getName() + ", not a " + asked.getTypeName(), null);
    }

    private String thrower(boolean function) {
        return thrower(options, function);
    }

    private static String thrower(Chain<?> options, boolean function) {
        String codec = options.codec() == null ? mode(options).name() : "The codec of the options";
        return (function ? codec + " or the function of the options" : codec) + " threw ";
    }

    private static boolean takesBytes(Chain<?> options) {
        return options.codec() == null
                && options.deserializer() == null
                && (options.model() == null || options.model() == byte[].class || options.model() == Object.class);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a codec of Larder's own takes null where the mode does
    private static byte[] encodeWith(Codec<?> codec, @Nullable Object value) throws Exception {
        return ((Codec<Object>) codec).encode(value);
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object call(Function<?, ?> function, Object value) {
        return ((Function<Object, @Nullable Object>) function).apply(value);
    }

    private static boolean isInstance(Type type, Object value) {
        Class<?> raw = raw(type);
        return (raw.isPrimitive() ? MethodType.methodType(raw).wrap().returnType() : raw).isInstance(value);
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> raw) {
            return raw;
        }
        if (type instanceof ParameterizedType generic) {
            return raw(generic.getRawType());
        }
        if (type instanceof GenericArrayType array) {
            return raw(array.getGenericComponentType()).arrayType();
        }
        return Object.class;
    }

    private static <T> Chain<T> chain(@Nullable Options<T> options) throws BackendException {
        if (options == null) {
            throw invalid("The options are null; Options.none() asks for nothing");
        }
        return (Chain<T>) options; // the only implementation
    }

    private static void check(Chain<?> options) throws BackendException {
        if (options.mode() != null && options.codec() != null) {
            throw invalid("A codec is used instead of a mode; give one of them");
        }
        checkTtl(options.ttl());
    }

    static void checkTtl(@Nullable Duration ttl) throws BackendException {
        if (ttl != null && ttl.compareTo(SHORTEST) < 0) {
            throw invalid("A ttl is 1 ms at least, not " + ttl + "; without one the value stays");
        }
    }

    /** Setting by setting; mode and codec are one setting, as each says how bytes are made. */
    private static Chain<?> merge(Chain<?> above, Chain<?> below) {
        if (below.equals(Options.none())) {
            return above;
        }
        boolean format = above.mode() != null || above.codec() != null;
        return new Chain<>(
                format ? above.mode() : below.mode(),
                first(above.ttl(), below.ttl()),
                first(above.model(), below.model()),
                format ? above.codec() : below.codec(),
                first(above.serializer(), below.serializer()),
                first(above.deserializer(), below.deserializer()),
                first(above.onCorrupt(), below.onCorrupt()),
                first(above.fallback(), below.fallback()));
    }

    private static <S> @Nullable S first(@Nullable S above, @Nullable S below) {
        return above != null ? above : below;
    }

    /** Stored bytes did not decode as asked. */
    static final class CorruptException extends Exception {
        private static final long serialVersionUID = 1L;

        private final ErrorKind kind;

        CorruptException(ErrorKind kind, String message, Throwable cause) {
            super(message, cause);
            this.kind = kind;
        }

        ErrorKind kind() {
            return kind;
        }
    }
}
