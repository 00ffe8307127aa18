package dev.larder.store.redis.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.larder.serde.ModelMember;
import dev.larder.serde.SerdeException;
import dev.larder.store.backend.BackendException;
import dev.larder.store.redis.internal.Steps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is written.
 *
 * @param fields the envelopes by field
 * @param streams the streams, in the order of their members; null for one that is null
 */
record Encoded(Map<String, String> fields, List<@Nullable ByteStream> streams) {
    static <T> Encoded of(Definition<T> definition, Setup setup, T record) throws BackendException {
        definition.checkClass(record);
        try {
            Map<String, String> fields = new LinkedHashMap<>();
            for (Field field : definition.fields()) {
                fields.put(field.name(), field.envelope(record, setup));
            }
            List<@Nullable ByteStream> streams = new ArrayList<>();
            for (ModelMember stream : definition.streams()) {
                streams.add(stream(stream, record));
            }
            return new Encoded(fields, streams);
        } catch (SerdeException e) {
            throw Failing.unwritten(e);
        } finally {
            Handles.forget();
        }
    }

    static @Nullable ByteStream stream(ModelMember member, Object record) {
        String json = member.write(record);
        return json.equals("null") ? null : (ByteStream) Handles.take(Envelope.unquote(json));
    }

    /** The same with an id. */
    Encoded with(UUID id, Definition<?> definition) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        definition.fields().stream()
                .filter(field -> field.word() == Vocabulary.ID)
                .forEach(field -> changed.put(field.name(), Envelope.write(Vocabulary.ID, id.toString())));
        return new Encoded(changed, streams);
    }

    /** What writes it under these keys. */
    Steps.Run save(List<String> keys, Setup setup) throws BackendException {
        List<Object> args = new ArrayList<>();
        args.add(setup.ttl() == null ? "" : deadline(setup));
        args.add(fields.size());
        long size = 0;
        for (Map.Entry<String, String> field : fields.entrySet()) {
            byte[] envelope = field.getValue().getBytes(UTF_8);
            args.add(field.getKey());
            args.add(envelope);
            size += envelope.length;
        }
        for (int i = 0; i < streams.size(); i++) {
            ByteStream stream = streams.get(i);
            args.add(stream == null ? "-" : stream.isFrom(keys.get(i + 1)) ? "?" : "=");
            args.add(stream == null ? new byte[0] : stream.shared());
            size += stream == null ? 0 : stream.size();
        }
        if (size > setup.maxBytes()) {
            throw Failing.tooLarge(size, setup.maxBytes());
        }
        return new Steps.Run(RecordScripts.SAVE, bytes(keys), args);
    }

    /** Rounded up, so that nothing ends early. */
    private static long deadline(Setup setup) {
        return Instant.now().plus(setup.ttl()).plusNanos(999_999).toEpochMilli();
    }

    static List<byte[]> bytes(List<String> keys) {
        return keys.stream().map(key -> key.getBytes(UTF_8)).toList();
    }
}
