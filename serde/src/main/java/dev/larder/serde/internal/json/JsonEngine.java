package dev.larder.serde.internal.json;

import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** Values to JSON and back. Thread-safe. */
public final class JsonEngine {
    /** What is read without a type first, and then looked at. */
    private static final Set<Class<?>> GENERAL = Set.of(
            Object.class,
            Number.class,
            Comparable.class,
            CharSequence.class,
            Serializable.class,
            Iterable.class,
            Collection.class,
            List.class,
            Map.class);

    private final JsonMapper mapper;
    private final Limits limits;
    private final Models models;
    private final boolean strict;
    private final @Nullable JsonFactory plain;

    private JsonEngine(JsonMapper mapper, Limits limits, @Nullable JsonFactory plain) {
        this.mapper = mapper;
        this.limits = limits;
        this.models = new Models(mapper);
        this.strict = mapper.tokenStreamFactory() instanceof StrictFactory;
        this.plain = plain;
    }

    /**
     * {@return an engine with the hardened mapper}
     *
     * @param limits what one value may cost
     * @param style how it writes
     */
    public static JsonEngine hardened(Limits limits, Style style) {
        JsonMapper mapper = Mappers.hardened(limits, style);
        return new JsonEngine(mapper, limits, style.sorted() ? null : mapper.tokenStreamFactory());
    }

    /**
     * {@return an engine with a mapper of the application's own}
     *
     * @param mapper the mapper
     * @param limits what one value may cost, beside the mapper's own constraints
     */
    public static JsonEngine over(JsonMapper mapper, Limits limits) {
        return new JsonEngine(mapper, limits, null);
    }

    /**
     * {@return the document of a value of the JDK's common maps, lists and scalars; or null if only {@link Bound#encode} writes
     *     it, or says why not}
     *
     * @param value any value
     */
    public byte @Nullable [] encodePlain(@Nullable Object value) {
        return plain == null ? null : PlainWriter.write(value, plain);
    }

    /**
     * {@return whether values of a class are written as a JSON model by AUTO}
     *
     * @param type a class
     */
    public boolean isModel(Class<?> type) {
        return models.isModel(type);
    }

    /**
     * {@return the member, with its type, for which a class is no model although it looks like one; or an empty text}
     *
     * @param type the name of a class that {@link #isModel} was asked about
     */
    public String obstacle(String type) {
        return models.obstacle(type);
    }

    /**
     * {@return whether a whole number has few enough digits for JSON}
     *
     * @param bits its length in bits
     */
    public static boolean fits(int bits) {
        return bits < Mappers.MOST_DIGITS * 3;
    }

    /**
     * {@return what encodes and decodes values of a type}
     *
     * @param type the type
     */
    public Bound bind(Type type) {
        return new Bound(mapper.constructType(type), type);
    }

    /** One type: cached reader and writer. Thread-safe. */
    public final class Bound {
        private final String name;
        private final Class<?> raw;
        private final boolean general;
        private final ObjectWriter writer;
        private final @Nullable ObjectWriter exact;
        private final ObjectReader reader;

        private Bound(JavaType java, Type type) {
            this.name = java.getRawClass().getName();
            this.raw = java.getRawClass();
            this.general = type instanceof Class<?> && GENERAL.contains(type);
            // A class says less than its instance; a generic type says more, the type information of its elements.
            this.writer = type instanceof Class<?> ? mapper.writer() : mapper.writerFor(java);
            this.exact = type instanceof Class<?> && strict && raw.isRecord() ? mapper.writerFor(java) : null;
            ObjectReader any = mapper.readerFor(general ? mapper.constructType(Object.class) : java);
            // What follows the document is told from a value of the wrong type; an own mapper's parser does not say.
            this.reader = strict ? any : any.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        }

        /**
         * {@return the document}
         *
         * @param value a value or null
         * @throws Refusal if JSON cannot carry it
         */
        public byte[] encode(@Nullable Object value) {
            byte[] bytes = write(value);
            limits.checkSize(bytes.length);
            return bytes;
        }

        private byte[] write(@Nullable Object value) {
            // of a class without subclasses the writer is known beforehand
            ObjectWriter chosen = exact != null && value != null && value.getClass() == raw ? exact : writer;
            try {
                return strict ? chosen.writeValueAsBytes(value) : writeChecked(chosen, value);
            } catch (JacksonException e) {
                throw JsonErrors.of(e, value == null ? name : value.getClass().getName(), false);
            } catch (StackOverflowError e) {
                throw limits.tooDeep();
            }
        }

        private byte[] writeChecked(ObjectWriter chosen, @Nullable Object value) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(256);
            try (JsonGenerator generator = new StrictGenerator(chosen.createGenerator(out), limits)) {
                chosen.writeValue(generator, value);
            }
            return out.toByteArray();
        }

        /**
         * {@return the value, or null for {@code null}}
         *
         * @param bytes a document
         * @throws Refusal if it is none, or none of this type
         */
        public @Nullable Object decode(byte[] bytes) {
            limits.checkSize(bytes.length);
            JsonInput.check(bytes);
            if (raw == byte[].class) {
                throw new Refusal(Refusal.Kind.TYPE, "JSON holds no bytes; RAW reads the bytes of anything");
            }
            Object value = read(bytes);
            if (value != null && general && !raw.isInstance(value)) {
                throw new Refusal(
                        Refusal.Kind.TYPE, "Holds a " + value.getClass().getName() + ", not a " + name, name, "", null);
            }
            return value;
        }

        private @Nullable Object read(byte[] bytes) {
            try {
                return strict ? reader.readValue(bytes) : readChecked(bytes);
            } catch (MismatchedInputException e) {
                if (e.processor() instanceof StrictUtf8Parser parser && parser.wentOn()) {
                    throw followed();
                }
                throw JsonErrors.of(e, name, true);
            } catch (JacksonException e) {
                throw JsonErrors.of(e, name, true);
            } catch (StackOverflowError e) {
                throw limits.tooDeep();
            }
        }

        private @Nullable Object readChecked(byte[] bytes) {
            try (JsonParser parser = new StrictParser(reader.createParser(bytes))) {
                Object value = reader.readValue(parser);
                if (parser.nextToken() != null) {
                    throw followed();
                }
                return value;
            }
        }

        private static Refusal followed() {
            return Refusal.damaged("Something follows the document");
        }
    }
}
