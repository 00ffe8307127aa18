package dev.larder.store.redis.record;

import dev.larder.serde.Model;
import dev.larder.serde.SerdeException;
import dev.larder.store.backend.BackendException;
import org.jspecify.annotations.Nullable;

/**
 * What a field of a hash holds.
 *
 * @param type a word of the vocabulary
 * @param value the value as text, or null
 * @param module which vocabulary
 */
record Envelope(String type, @Nullable String value, String module) {
    private static final Model<Envelope> MODEL = Model.of(Envelope.class);
    private static final Model<String> TEXT = Model.of(String.class);

    static String write(Vocabulary word, @Nullable String value) {
        return MODEL.dump(new Envelope(word.word(), value, Vocabulary.MODULE));
    }

    /** The value of an envelope that says what the declaration demands. */
    static @Nullable String read(String field, Vocabulary word, byte[] stored) throws BackendException {
        Envelope envelope;
        try {
            envelope = MODEL.load(stored);
        } catch (SerdeException e) {
            throw Failing.unread(field, e);
        }
        if (!envelope.type.equals(word.word()) || !envelope.module.equals(Vocabulary.MODULE)) {
            throw Failing.corrupt("The field " + field + " does not say type " + word.word() + " and module "
                    + Vocabulary.MODULE + ", which its declaration demands");
        }
        return envelope.value;
    }

    /** A text as a JSON document. */
    static String quote(String text) {
        return TEXT.dump(text);
    }

    /** The text of a JSON document. */
    static String unquote(String json) {
        return TEXT.load(json);
    }
}
