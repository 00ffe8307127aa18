package dev.larder.serde;

import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.Utf8;
import dev.larder.serde.internal.binary.BinaryEngine;
import dev.larder.serde.internal.json.JsonEngine;
import dev.larder.serde.internal.json.JsonGrammar;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The first of plain text, JSON, the bytes themselves and BINARY that reads back equal. What bytes are is decided by the
 * bytes alone; the type asked for only decides what is made of them. Errors are {@link SerdeException}, as those of
 * {@link ModeCodec}: this one stands alone, so that no call leads through that class twice.
 */
final class AutoCodec implements Codec<Object> {
    private final Class<?> raw;
    private final Limits limits;
    private final JsonEngine standard;
    private final JsonEngine.Bound texts;
    private final Codec<Object> typed;
    private final Function<Class<?>, Codec<Object>> json;
    private final Codec<Object> anything;
    private final Codec<Object> binary;
    private final @Nullable ModelFactory strict;
    private final Serde bare;
    private final Predicate<Class<?>> models;
    private final boolean grammatical;
    private final boolean takesText;
    private final boolean takesInteger;

    /** The class of the last model, whose values need no second look; whichever thread's it is, it is one. */
    private @Nullable Class<?> known;

    /**
     * @param raw the class asked for
     * @param limits what one value may cost
     * @param standard tells which classes are models
     * @param strict the strict format of models, or null if JSON is not that
     * @param typed the JSON codec of the type asked for
     * @param json the JSON codec of a class
     * @param binary the BINARY codec without a type
     * @param bare the same formats without a fallback
     * @param grammatical whether JSON takes nothing but documents, so that what it reads is one
     */
    AutoCodec(
            Class<?> raw,
            Limits limits,
            JsonEngine standard,
            @Nullable ModelFactory strict,
            Codec<Object> typed,
            Function<Class<?>, Codec<Object>> json,
            Codec<Object> binary,
            Serde bare,
            boolean grammatical) {
        this.raw = raw;
        this.limits = limits;
        this.standard = standard;
        this.texts = standard.bind(String.class);
        this.typed = typed;
        this.json = json;
        this.anything = json.apply(Object.class);
        this.binary = binary;
        this.strict = strict;
        this.bare = bare;
        this.models = strict == null ? standard::isModel : strict::isModel;
        this.grammatical = grammatical;
        this.takesText = raw.isAssignableFrom(String.class);
        this.takesInteger = grammatical && (raw == Object.class || raw == Number.class || raw == Integer.class);
    }

    @Override
    public byte[] encode(Object value) throws Exception {
        try {
            return write(value);
        } catch (Refusal refusal) {
            throw Failures.of(Mode.AUTO, Failures.root(value), refusal);
        }
    }

    private byte[] write(Object value) throws Exception {
        byte[] bytes;
        if (value instanceof String text) {
            bytes = encodeText(text);
        } else if (value instanceof byte[] own) {
            bytes = readsAsBytes(own) ? own.clone() : binary.encode(own);
        } else {
            bytes = encodeOther(value);
        }
        limits.checkSize(bytes.length);
        return bytes;
    }

    private byte[] encodeText(String text) throws Exception {
        limits.checkText(text.length());
        byte[] bytes = Utf8.encodeIfWellFormed(text);
        if (bytes == null) {
            return binary.encode(text);
        }
        return JsonGrammar.isDocument(bytes) ? texts.encode(text) : bytes;
    }

    private static boolean readsAsBytes(byte[] bytes) {
        return !BinaryEngine.isBinary(bytes) && !Utf8.isValid(bytes);
    }

    private byte[] encodeOther(Object value) throws Exception {
        if (value != null && value.getClass() == known) {
            return encodeModel(value);
        }
        if (grammatical && value instanceof Integer number) {
            return number.toString().getBytes(StandardCharsets.ISO_8859_1); // as JSON writes it
        }
        return switch (AutoShape.of(value, models, limits, !grammatical)) {
            case JSON -> encodeJson(value);
            case BINARY -> encodeBinary(value);
            case MODEL -> encodeModel(value);
        };
    }

    private byte[] encodeJson(Object value) throws Exception {
        byte[] plain = grammatical ? standard.encodePlain(value) : null;
        if (plain != null) {
            return plain;
        }
        try {
            return anything.encode(value);
        } catch (SerdeException refused) {
            if (isBinary(value)) {
                return encodeBinary(value);
            }
            throw refused;
        }
    }

    /** Whether a value that JSON refused holds a text that only BINARY carries, which was not looked for before. */
    private boolean isBinary(Object value) {
        return grammatical && AutoShape.of(value, models, limits, true) == AutoShape.BINARY;
    }

    /** Says of a class that looks like a model why it is none. */
    private byte[] encodeBinary(Object value) throws Exception {
        try {
            return binary.encode(value);
        } catch (SerdeException refused) {
            String member =
                    refused.reason() == SerdeException.Reason.UNSUPPORTED ? standard.obstacle(refused.type()) : "";
            if (member.isEmpty()) {
                throw refused;
            }
            throw new SerdeException(
                    refused.reason(),
                    Mode.AUTO,
                    refused.type(),
                    refused.path(),
                    refused.getMessage() + "; it is no JSON model, as its member " + member
                            + " could not be read back (@JsonTypeInfo or @JsonDeserialize on that type would change it)",
                    null);
        }
    }

    private byte[] encodeModel(Object value) throws Exception {
        Class<?> type = value.getClass();
        boolean container = value instanceof Iterable<?> || value instanceof Map<?, ?>;
        if (!container) {
            known = type;
        }
        boolean asAsked = container || type == raw || (raw != Object.class && raw.isInstance(value));
        Codec<Object> codec = asAsked ? typed : json.apply(type);
        try {
            return codec.encode(value);
        } catch (SerdeException refused) {
            if (container && isBinary(value)) {
                return encodeBinary(value);
            }
            if (strict != null || refused.reason() == SerdeException.Reason.LIMIT) {
                throw refused;
            }
            return encodeRefused(value, refused);
        }
    }

    /** What JSON cannot carry, a NaN in a member for one, BINARY may, if the class is allowed. */
    private byte[] encodeRefused(Object value, SerdeException refused) throws Exception {
        try {
            // no fallback: the class is supported, it is its content that JSON refused
            return bare.codec(Mode.BINARY, Object.class).encode(value);
        } catch (SerdeException alsoRefused) {
            if (alsoRefused.reason() != SerdeException.Reason.UNSUPPORTED) {
                throw alsoRefused;
            }
            throw new SerdeException(
                    refused.reason(),
                    Mode.AUTO,
                    refused.type(),
                    refused.path(),
                    refused.getMessage() + "; and " + alsoRefused.getMessage(),
                    null);
        }
    }

    @Override
    public Object decode(byte[] bytes) throws Exception {
        try {
            return read(bytes);
        } catch (Refusal refusal) {
            throw Failures.of(Mode.AUTO, raw.getSimpleName(), refusal);
        }
    }

    private Object read(byte[] bytes) throws Exception {
        limits.checkSize(bytes.length);
        if (!JsonGrammar.mayBegin(bytes)) {
            return BinaryEngine.isBinary(bytes) ? decodeBinary(bytes) : decodeText(bytes);
        }
        int number = takesInteger ? JsonGrammar.smallNumber(bytes) : -1;
        return number >= 0 ? (Object) number : decodeDocument(bytes);
    }

    @SuppressWarnings("NullAway") // null is what null comes back as
    private Object decodeBinary(byte[] bytes) throws Exception {
        Object value = binary.decode(bytes);
        if (value != null && !raw.isInstance(value)) {
            throw Failures.wrongType(value, raw);
        }
        return value;
    }

    private Object decodeDocument(byte[] bytes) throws Exception {
        SerdeException refused = null;
        if (grammatical && raw != byte[].class && JsonGrammar.mayBeContainer(bytes)) {
            try {
                return typed.decode(bytes); // what it takes is a document; what it refuses may be one all the same
            } catch (SerdeException e) {
                refused = e;
            }
        }
        if (!Utf8.isValid(bytes) || !JsonGrammar.isDocument(bytes)) {
            return decodeText(bytes);
        }
        if (refused != null) {
            throw refused;
        }
        if (raw == byte[].class) {
            throw notBytes();
        }
        return typed.decode(bytes);
    }

    private Object decodeText(byte[] bytes) throws Exception {
        String text = Utf8.decode(bytes);
        if (text == null) {
            if (raw.isAssignableFrom(byte[].class)) {
                return bytes.clone();
            }
            throw new Refusal(Refusal.Kind.TYPE, "Holds bytes, not a " + raw.getName(), raw.getName(), "", null);
        }
        if (raw == byte[].class) {
            throw notBytes();
        }
        limits.checkText(text.length());
        // An enum, or a class made of one text, may be bound to it; what is made of texts only by chance is not.
        return takesText ? text : typed.decode(texts.encode(text));
    }

    private static Refusal notBytes() {
        return new Refusal(
                Refusal.Kind.TYPE,
                "Holds text or JSON, not bytes; RAW reads the bytes of anything",
                "byte[]",
                "",
                null);
    }
}
