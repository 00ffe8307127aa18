package dev.larder.store.redis.record;

import dev.larder.serde.ModelMember;
import dev.larder.serde.SerdeException;
import dev.larder.store.backend.BackendException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records as maps. */
final class Mapped {
    private Mapped() {}

    static <T> Map<String, @Nullable Object> of(Definition<T> definition, Setup setup, T record)
            throws BackendException {
        definition.checkClass(record);
        try {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (ModelMember member : definition.members()) {
                map.put(member.name(), null);
            }
            for (Field field : definition.fields()) {
                map.put(field.name(), value(field, setup, record));
            }
            for (ModelMember stream : definition.streams()) {
                ByteStream bytes = Encoded.stream(stream, record);
                map.put(stream.name(), bytes == null ? null : bytes.bytes());
            }
            return map;
        } catch (SerdeException e) {
            throw Failing.unwritten(e);
        } finally {
            Handles.forget();
        }
    }

    private static @Nullable Object value(Field field, Setup setup, Object record) throws BackendException {
        if (field.word() == Vocabulary.ID) {
            UUID id = (UUID) field.member().get(record);
            return id == null ? null : id.toString();
        }
        Object tree = field.member().tree(record);
        return field.word() == Vocabulary.POINTER && tree != null
                ? Pointers.text((Ref<?>) Handles.take((String) tree), field, setup)
                : tree;
    }
}
