package dev.larder.store.redis.record;

import dev.larder.serde.ModelMember;
import dev.larder.serde.SerdeException;
import dev.larder.store.backend.BackendException;
import dev.larder.store.redis.internal.Steps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads records: what is asked, and what the answer says. */
final class Found {
    static final String OTHER_TYPE =
            "One of its keys holds another type of Redis than a record has: a hash, and strings for its streams";

    private Found() {}

    static Steps.Run ask(Definition<?> definition, Setup setup, String hash) {
        List<Object> args = new ArrayList<>();
        args.add(setup.maxBytes());
        definition.fields().forEach(field -> args.add(field.name()));
        return new Steps.Run(RecordScripts.FIND, Encoded.bytes(definition.keys(hash)), args);
    }

    static <T> Optional<T> record(Definition<T> definition, Setup setup, String hash, UUID id, @Nullable Object answer)
            throws BackendException {
        if (answer instanceof Long number) {
            if (number == 0) {
                return Optional.empty();
            }
            throw number < 0 ? Failing.corrupt(OTHER_TYPE) : Failing.tooLarge(number, setup.maxBytes());
        }
        try {
            return Optional.of(made(definition, setup, hash, id, (List<?>) java.util.Objects.requireNonNull(answer)));
        } finally {
            Handles.forget();
        }
    }

    private static <T> T made(Definition<T> definition, Setup setup, String hash, UUID id, List<?> answer)
            throws BackendException {
        Map<ModelMember, @Nullable Object> values = new HashMap<>();
        List<?> envelopes = (List<?>) answer.get(0);
        for (int i = 0; i < definition.fields().size(); i++) {
            Field field = definition.fields().get(i);
            values.put(field.member(), value(field, setup, (byte[]) envelopes.get(i), id));
        }
        for (int i = 0; i < definition.streams().size(); i++) {
            ModelMember member = definition.streams().get(i);
            ByteStream stream = ByteStream.found((byte[]) answer.get(i + 1), Names.stream(hash, member.name()));
            values.put(member, stream(member, stream));
        }
        List<@Nullable Object> ordered = new ArrayList<>();
        definition.members().forEach(member -> ordered.add(values.get(member)));
        try {
            return ModelMember.make(definition.model(), ordered);
        } catch (SerdeException e) {
            throw Failing.corrupt(e);
        }
    }

    private static @Nullable Object value(Field field, Setup setup, byte @Nullable [] stored, UUID id)
            throws BackendException {
        if (stored == null) {
            return field.absent();
        }
        Object value = field.read(Envelope.read(field.name(), field.word(), stored), setup);
        if (field.word() == Vocabulary.ID && !id.equals(value)) {
            throw Failing.corrupt("The field " + field.name() + " has another id than the key");
        }
        return value;
    }

    private static @Nullable Object stream(ModelMember member, ByteStream stream) throws BackendException {
        try {
            return member.read(Envelope.quote(Handles.give(stream)));
        } catch (SerdeException e) {
            throw Failing.unread(member.name(), e);
        }
    }
}
