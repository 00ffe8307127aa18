package dev.larder.store.redis.record;

import dev.larder.serde.Model;
import dev.larder.serde.ModelMember;
import dev.larder.serde.SerdeException;
import dev.larder.serde.value.Timestamp;
import dev.larder.store.backend.BackendException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member of a record that is a field of its hash.
 *
 * @param member the member
 * @param word what its envelope says
 * @param target where it points to, or null if it is no pointer
 */
record Field(ModelMember member, Vocabulary word, @Nullable Class<?> target) {
    private static final Model<Instant> INSTANT = Model.of(Instant.class);
    private static final Model<Timestamp> TIMESTAMP = Model.of(Timestamp.class);
    private static final String NULL = "null";

    String name() {
        return member.name();
    }

    /** The envelope of its value in a record. */
    String envelope(Object record, Setup setup) throws BackendException {
        return Envelope.write(word, text(record, setup));
    }

    private @Nullable String text(Object record, Setup setup) throws BackendException {
        if (word == Vocabulary.ID) {
            UUID id = (UUID) member.get(record);
            return id == null ? null : id.toString();
        }
        String json = member.write(record);
        if (json.equals(NULL)) {
            return null;
        }
        if (word == Vocabulary.POINTER) {
            return Pointers.text((Ref<?>) Handles.take(Envelope.unquote(json)), this, setup);
        }
        if (member.holds() == Timestamp.class) {
            return Envelope.unquote(INSTANT.dump(TIMESTAMP.load(json).instant()));
        }
        return word.isText() ? Envelope.unquote(json) : json;
    }

    /** The text of a decimal in a record, whatever it is held by. */
    @Nullable
    String decimal(Object record) {
        String json = member.write(record);
        return json.equals(NULL) ? null : Envelope.unquote(json);
    }

    /** Its value as an envelope has it. */
    @Nullable
    Object read(@Nullable String text, Setup setup) throws BackendException {
        try {
            return member.read(json(text, setup));
        } catch (SerdeException e) {
            throw Failing.unread(name(), e);
        }
    }

    private String json(@Nullable String text, Setup setup) throws BackendException {
        if (text == null) {
            return NULL;
        }
        if (word == Vocabulary.POINTER) {
            return Envelope.quote(Handles.give(Pointers.read(text, this, setup)));
        }
        if (member.holds() == Timestamp.class) {
            return TIMESTAMP.dump(new Timestamp(INSTANT.load(Envelope.quote(text))));
        }
        if (word.isText()) {
            return Envelope.quote(text);
        }
        if (text.equals(NULL) || !text.equals(text.strip())) {
            throw Failing.corrupt(
                    "The field " + name() + " has a value that is not written as a " + word.word() + " is");
        }
        return text;
    }

    /** Its value where the hash has no such field. */
    @Nullable
    Object absent() throws BackendException {
        if (word != Vocabulary.ID && member.mayBeAbsent()) {
            return member.read(NULL);
        }
        if (!member.hasDefault() || word == Vocabulary.ID) {
            throw Failing.corrupt("The hash has no field " + name() + ", which may not be absent");
        }
        return member.defaultValue();
    }
}
