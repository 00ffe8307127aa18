package dev.larder.store.redis.record;

import static java.util.Objects.requireNonNull;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import java.util.UUID;

/**
 * Points from one record to another. It loads nothing by itself; {@link RecordRepository#resolve} does. So circles do no harm,
 * and a target may have been deleted since.
 *
 * @param type the class of the target
 * @param id its id
 * @param <U> the class of the target
 */
public record Ref<U>(Class<U> type, UUID id) {
    public Ref {
        requireNonNull(type, "type");
        requireNonNull(id, "id");
    }

    /**
     * {@return a pointer to a record}
     *
     * @param type its class
     * @param id its id
     * @param <U> its class
     */
    public static <U> Ref<U> to(Class<U> type, UUID id) {
        return new Ref<>(type, id);
    }

    /**
     * {@return a pointer to a record that has been saved}
     *
     * @param saved the record
     * @param <U> its class
     * @throws dev.larder.store.StoreException INVALID if it has no id yet, or is no record
     */
    @SuppressWarnings("unchecked") // the class of the object
    public static <U> Ref<U> to(U saved) {
        Class<U> type = (Class<U>) saved.getClass();
        return Failing.call("ref", null, () -> {
            UUID id = Definition.of(type).id(saved);
            if (id == null) {
                throw new BackendException(
                        ErrorKind.INVALID,
                        "A " + type.getSimpleName() + " without an id is pointed to; create() it first, and point to"
                                + " what that returns");
            }
            return new Ref<>(type, id);
        });
    }
}
