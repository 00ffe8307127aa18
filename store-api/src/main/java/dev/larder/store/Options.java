package dev.larder.store;

import static java.util.Objects.requireNonNull;

import dev.larder.serde.Codec;
import dev.larder.serde.Fallback;
import dev.larder.serde.Mode;
import dev.larder.serde.TypeRef;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one call wants. Immutable. Begin with any static method, go on with the methods of {@link Chain}; the result does
 * not depend on their order. The last of model, codec, serializer and deserializer gives the type argument. Keep a
 * half-built value as {@code var} or as {@code Options.Chain<User>}: this interface has no instance methods, so that no
 * word of a chain can be lost.
 *
 * @param <T> the type of the values
 */
public sealed interface Options<T> permits Options.Chain {
    /** {@return no wishes: the defaults of the store} */
    static Chain<Object> none() {
        return Chain.NONE;
    }

    /**
     * {@return the format}
     *
     * @param mode the format
     */
    static Chain<Object> mode(Mode mode) {
        return none().mode(mode);
    }

    /**
     * {@return how long what is written stays}
     *
     * @param ttl at least 1 ms
     */
    static Chain<Object> ttl(Duration ttl) {
        return none().ttl(ttl);
    }

    /**
     * {@return the type of the value}
     *
     * @param type the class
     * @param <U> the type
     */
    static <U> Chain<U> model(Class<U> type) {
        return none().model(type);
    }

    /**
     * {@return the type of the value}
     *
     * @param type the generic type
     * @param <U> the type
     */
    static <U> Chain<U> model(TypeRef<U> type) {
        return none().model(type);
    }

    /**
     * {@return a codec, used byte for byte instead of a mode}
     *
     * @param codec the codec
     * @param <U> the type
     */
    static <U> Chain<U> codec(Codec<U> codec) {
        return none().codec(codec);
    }

    /**
     * {@return a function that is applied to a value before the mode encodes its result}
     *
     * @param function the function; it is not given null
     * @param <U> the type of the value
     */
    static <U> Chain<U> serializer(Function<? super U, ?> function) {
        return none().serializer(function);
    }

    /**
     * {@return a function that is applied to what the mode decodes}
     *
     * @param stored what the mode decodes
     * @param function the function; it is not given null
     * @param <W> the type that is stored
     * @param <U> the type of the value
     */
    static <W, U> Chain<U> deserializer(Class<W> stored, Function<? super W, ? extends U> function) {
        return none().deserializer(stored, function);
    }

    /**
     * {@return a function that is applied to what the mode decodes}
     *
     * @param stored what the mode decodes
     * @param function the function; it is not given null
     * @param <W> the type that is stored
     * @param <U> the type of the value
     */
    static <W, U> Chain<U> deserializer(TypeRef<W> stored, Function<? super W, ? extends U> function) {
        return none().deserializer(stored, function);
    }

    /**
     * {@return what a read does with bytes that do not decode}
     *
     * @param policy the policy
     */
    static Chain<Object> onCorrupt(OnCorrupt policy) {
        return none().onCorrupt(policy);
    }

    /**
     * {@return what writes and reads values that no format takes, instead of the store's}
     *
     * @param fallback a fallback; {@link Fallback#none()} forbids it, {@link Fallback#required()} asks for the store's
     */
    static Chain<Object> fallback(Fallback fallback) {
        return none().fallback(fallback);
    }

    /** What a read does with bytes that do not decode as asked. */
    enum OnCorrupt {
        /** Throw {@link StoreException} of kind CORRUPT. */
        FAIL,
        /** Count as absent; a pop leaves them in place. */
        MISSING,
        /** Hand out the stored bytes; for reads without a type or with {@code byte[]}. */
        BYTES
    }

    /**
     * Options with some settings given; null is not given.
     *
     * @param mode the format
     * @param ttl how long
     * @param model the type
     * @param codec the codec
     * @param serializer applied before encoding
     * @param deserializer applied after decoding
     * @param onCorrupt for bytes that do not decode
     * @param fallback for values that no format takes
     * @param <T> the type of the values
     */
    record Chain<T>(
            @Nullable Mode mode,
            @Nullable Duration ttl,
            @Nullable Type model,
            @Nullable Codec<?> codec,
            @Nullable Function<?, ?> serializer,
            @Nullable Deserializer deserializer,
            @Nullable OnCorrupt onCorrupt,
            @Nullable Fallback fallback)
            implements Options<T> {
        private static final Chain<Object> NONE = new Chain<>(null, null, null, null, null, null, null, null);

        /**
         * {@return these options with a format}
         *
         * @param mode the format
         */
        public Chain<T> mode(Mode mode) {
            return with(requireNonNull(mode, "mode"), ttl, model, codec, serializer, deserializer, onCorrupt);
        }

        /**
         * {@return these options with a time to live}
         *
         * @param ttl at least 1 ms
         */
        public Chain<T> ttl(Duration ttl) {
            return with(mode, requireNonNull(ttl, "ttl"), model, codec, serializer, deserializer, onCorrupt);
        }

        /**
         * {@return these options with a type}
         *
         * @param type the class
         * @param <U> the type
         */
        public <U> Chain<U> model(Class<U> type) {
            return with(mode, ttl, requireNonNull(type, "type"), codec, serializer, deserializer, onCorrupt);
        }

        /**
         * {@return these options with a type}
         *
         * @param type the generic type
         * @param <U> the type
         */
        public <U> Chain<U> model(TypeRef<U> type) {
            return with(mode, ttl, type.type(), codec, serializer, deserializer, onCorrupt);
        }

        /**
         * {@return these options with a codec}
         *
         * @param codec the codec
         * @param <U> the type
         */
        public <U> Chain<U> codec(Codec<U> codec) {
            return with(mode, ttl, model, requireNonNull(codec, "codec"), serializer, deserializer, onCorrupt);
        }

        /**
         * {@return these options with a function before encoding}
         *
         * @param function the function
         * @param <U> the type of the value
         */
        public <U> Chain<U> serializer(Function<? super U, ?> function) {
            return with(mode, ttl, model, codec, requireNonNull(function, "function"), deserializer, onCorrupt);
        }

        /**
         * {@return these options with a function after decoding}
         *
         * @param stored what the mode decodes
         * @param function the function
         * @param <W> the type that is stored
         * @param <U> the type of the value
         */
        public <W, U> Chain<U> deserializer(Class<W> stored, Function<? super W, ? extends U> function) {
            return with(mode, ttl, model, codec, serializer, new Deserializer(stored, function), onCorrupt);
        }

        /**
         * {@return these options with a function after decoding}
         *
         * @param stored what the mode decodes
         * @param function the function
         * @param <W> the type that is stored
         * @param <U> the type of the value
         */
        public <W, U> Chain<U> deserializer(TypeRef<W> stored, Function<? super W, ? extends U> function) {
            return with(mode, ttl, model, codec, serializer, new Deserializer(stored.type(), function), onCorrupt);
        }

        /**
         * {@return these options with a policy for bytes that do not decode}
         *
         * @param policy the policy
         */
        public Chain<T> onCorrupt(OnCorrupt policy) {
            return with(mode, ttl, model, codec, serializer, deserializer, requireNonNull(policy, "policy"));
        }

        /**
         * {@return these options with a fallback}
         *
         * @param fallback the fallback
         */
        public Chain<T> fallback(Fallback fallback) {
            requireNonNull(fallback, "fallback");
            return new Chain<>(mode, ttl, model, codec, serializer, deserializer, onCorrupt, fallback);
        }

        private <U> Chain<U> with(
                @Nullable Mode mode,
                @Nullable Duration ttl,
                @Nullable Type model,
                @Nullable Codec<?> codec,
                @Nullable Function<?, ?> serializer,
                @Nullable Deserializer deserializer,
                @Nullable OnCorrupt onCorrupt) {
            return new Chain<>(mode, ttl, model, codec, serializer, deserializer, onCorrupt, fallback);
        }

        /** {@return which settings are given, without what functions and codecs hold} */
        @Override
        public String toString() {
            return "Options[mode=" + mode + ", ttl=" + ttl + ", model=" + (model == null ? null : model.getTypeName())
                    + ", codec=" + (codec != null) + ", serializer=" + (serializer != null) + ", deserializer="
                    + (deserializer != null) + ", onCorrupt=" + onCorrupt + ", fallback=" + fallback + "]";
        }
    }

    /**
     * A function after decoding.
     *
     * @param stored what the mode decodes
     * @param function from that to the value
     */
    record Deserializer(Type stored, Function<?, ?> function) {
        public Deserializer {
            requireNonNull(stored, "stored");
            requireNonNull(function, "function");
        }
    }
}
