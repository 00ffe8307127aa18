package dev.larder.store.redis.record;

import dev.larder.serde.Model;
import dev.larder.serde.ModelMember;
import dev.larder.serde.SerdeException;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A class of records that was examined. Immutable and thread-safe. */
final class Definition<T> {
    private static final int MOST_MEMBERS = 1_000;

    private final Class<T> type;
    private final Model<T> model;
    private final List<ModelMember> members;
    private final ModelMember id;
    private final List<Field> fields = new ArrayList<>();
    private final List<ModelMember> streams = new ArrayList<>();

    private Definition(Class<T> type) throws BackendException {
        this.type = type;
        Pointers.names(type, Setup.STANDARD);
        try {
            this.model = Handles.in(Model.of(type)).check();
            this.members = ModelMember.of(model);
        } catch (SerdeException e) {
            throw new BackendException(ErrorKind.INVALID, String.valueOf(e.getMessage()), e);
        }
        List<ModelMember> ids =
                members.stream().filter(member -> member.isMarked(Id.class)).toList();
        if (ids.size() != 1 || ids.get(0).declared() != UUID.class) {
            throw Failing.invalid(type.getName() + " needs exactly one member with @Id, of the type UUID");
        }
        if (members.size() > MOST_MEMBERS) {
            throw Failing.invalid(type.getName() + " has more than " + MOST_MEMBERS + " members");
        }
        this.id = ids.get(0);
        for (ModelMember member : members) {
            add(member);
        }
    }

    private void add(ModelMember member) throws BackendException {
        String path = type.getSimpleName() + "." + member.name();
        Names.check("member", member.name());
        if (member.holds() == ByteStream.class) {
            streams.add(member);
            return;
        }
        boolean pointer = member.holds() == Ref.class;
        if (!pointer && (member.mentions(Ref.class) || member.mentions(ByteStream.class))) {
            throw Failing.invalid(path + " holds a Ref or a ByteStream inside; each must be a member of its own");
        }
        Class<?> target = pointer ? Pointers.target(path, member.declared()) : null;
        fields.add(new Field(member, Vocabulary.of(member), target));
    }

    private static final ClassValue<Object> KNOWN = new ClassValue<>() {
        @Override
        protected Object computeValue(Class<?> type) {
            try {
                return new Definition<>(type);
            } catch (BackendException e) {
                return e;
            }
        }
    };

    @SuppressWarnings("unchecked") // of that class
    static <T> Definition<T> of(Class<T> type) throws BackendException {
        Object known = KNOWN.get(type);
        if (known instanceof BackendException e) {
            throw new BackendException(e.kind(), String.valueOf(e.getMessage()), e.getCause());
        }
        return (Definition<T>) known;
    }

    Names names(Setup setup) throws BackendException {
        return Pointers.names(type, setup);
    }

    Model<T> model() {
        return model;
    }

    List<ModelMember> members() {
        return members;
    }

    List<Field> fields() {
        return fields;
    }

    List<ModelMember> streams() {
        return streams;
    }

    @Nullable
    UUID id(T record) {
        return (UUID) id.get(record);
    }

    /** The record with an id: itself if it can be given one, else a copy. */
    T with(UUID given, T record) {
        if (id.isSettable()) {
            id.set(record, given);
            return record;
        }
        return ModelMember.make(
                model,
                members.stream()
                        .<@Nullable Object>map(member -> member == id ? given : member.get(record))
                        .toList());
    }

    boolean givesIds() {
        return id.isSettable();
    }

    void checkClass(T record) throws BackendException {
        if (record.getClass() != type) {
            throw Failing.invalid("A " + record.getClass().getName() + " is no " + type.getName()
                    + " exactly; its own members would be lost");
        }
    }

    /** The keys of a record: that of its hash, then those of its streams. */
    List<String> keys(String hash) {
        return Stream.concat(Stream.of(hash), streams.stream().map(stream -> Names.stream(hash, stream.name())))
                .toList();
    }
}
