package dev.larder.store.redis.record;

import static java.util.Objects.requireNonNull;

import dev.larder.serde.Model;
import dev.larder.serde.SerdeException;
import dev.larder.store.Options.OnCorrupt;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.redis.RedisBackend;
import dev.larder.store.redis.internal.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the records of one class in Redis: each is a hash {@code <root>:<namespace>:<name>:<id>}, one field per member, whose value
 * is a JSON envelope that names the kind of the value; a {@link ByteStream} is a string {@code <hash>:field:<member>}. Values are
 * written and read by the strict rules of {@link Model}. Keys are physical: neither the prefix nor the layers of a store apply.
 *
 * <p>Each operation is one script, so a reader sees all of a save or none. Methods that change a setting return a changed copy.
 * What fails is a {@link dev.larder.store.StoreException}: INVALID for what cannot be a record, with nothing sent; CORRUPT, naming
 * key and field, for what the class does not declare; TOO_LARGE; and the kinds of the backend. A null argument is a {@link
 * NullPointerException}. Immutable and thread-safe; the backend stays the caller's.
 *
 * @param <T> the class, which carries {@link RecordType} and has one {@link Id}
 */
public final class RecordRepository<T> {
    private static final Model<UUID> IDS = Model.of(UUID.class);
    private static final Duration LONGEST = Duration.ofDays(365L * 7_000);

    /** How many pointers are resolved at once: more would wait in the client. */
    private static final int AT_ONCE = 1_000;

    private final Steps steps;
    private final Definition<T> definition;
    private final Setup setup;

    private RecordRepository(Steps steps, Definition<T> definition, Setup setup) {
        this.steps = steps;
        this.definition = definition;
        this.setup = setup;
    }

    /**
     * {@return a repository on a backend, whose connections, timeouts and kinds of errors it uses}
     *
     * @param backend the backend, which stays open; {@code store.unwrap(RedisBackend.class)} gives that of a store
     * @param type the class of the records
     * @param <T> the class of the records
     * @throws dev.larder.store.StoreException INVALID with the reason, if the class cannot be kept
     */
    public static <T> RecordRepository<T> over(RedisBackend backend, Class<T> type) {
        requireNonNull(type, "type");
        Steps steps = backend.unwrap(Steps.class).orElseThrow();
        return Failing.call("over", null, () -> new RecordRepository<>(steps, Definition.of(type), Setup.STANDARD));
    }

    /**
     * {@return a copy with another beginning of all keys}
     *
     * @param root 1 to 100 of {@code A-Z a-z 0-9 _ . -}; {@code larder} unless told otherwise
     */
    public RecordRepository<T> root(String root) {
        return Failing.call("root", null, () -> {
            Names.check("root", root);
            return with(new Setup(root, setup.ttl(), setup.policy(), setup.maxBytes(), setup.tagged()));
        });
    }

    /**
     * {@return a copy whose records end some time after they were saved}
     *
     * @param ttl the time, at least 1 ms; one deadline is put on all keys of a record
     */
    public RecordRepository<T> ttl(Duration ttl) {
        return Failing.call("ttl", null, () -> {
            if (ttl.compareTo(Duration.ofMillis(1)) < 0 || ttl.compareTo(LONGEST) > 0) {
                throw Failing.invalid("The ttl is " + ttl + "; it must be between 1 ms and 7000 years");
            }
            return with(new Setup(setup.root(), ttl, setup.policy(), setup.maxBytes(), setup.tagged()));
        });
    }

    /**
     * {@return a copy that does something else with records that are not what the class declares}
     *
     * @param policy FAIL, as it is unless told otherwise, or MISSING: they count as absent
     */
    public RecordRepository<T> onCorrupt(OnCorrupt policy) {
        return Failing.call("onCorrupt", null, () -> {
            if (requireNonNull(policy, "policy") == OnCorrupt.BYTES) {
                throw Failing.invalid("A record has no bytes of its own; use FAIL or MISSING");
            }
            return with(new Setup(setup.root(), setup.ttl(), policy, setup.maxBytes(), setup.tagged()));
        });
    }

    /**
     * {@return a copy with another limit}
     *
     * @param bytes the most of one record, streams included; 64 MiB unless told otherwise. A field or a stream by itself has at most
     *     64 MiB and what the backend's max-value allows
     */
    public RecordRepository<T> maxBytes(long bytes) {
        return Failing.call("maxBytes", null, () -> {
            if (bytes <= 0) {
                throw Failing.invalid("maxBytes is " + bytes + "; it must be positive");
            }
            return with(new Setup(setup.root(), setup.ttl(), setup.policy(), bytes, setup.tagged()));
        });
    }

    /** {@return a copy whose ids stand in braces in the keys: all keys of a record lie in one slot, as a cluster requires} */
    public RecordRepository<T> hashTagged() {
        return with(new Setup(setup.root(), setup.ttl(), setup.policy(), setup.maxBytes(), true));
    }

    private RecordRepository<T> with(Setup changed) {
        return new RecordRepository<>(steps, definition, changed);
    }

    /**
     * {@return where the record is now} One without an id is given a random one; a class without a setter for it keeps its null, so
     * use {@link #create} there, or the next save makes another record. Of two saves of one id the later wins as a whole.
     *
     * @param record the record
     */
    public SavedKeys save(T record) {
        return Failing.call("save", key("save", record), () -> {
            Encoded encoded = Encoded.of(definition, setup, record);
            UUID known = id(record);
            UUID id = known == null ? UUID.randomUUID() : known;
            if (known == null && definition.givesIds()) {
                named(id, record);
            }
            return save(encoded.with(id, definition), id);
        });
    }

    /**
     * {@return the record as it was saved: with its id}
     *
     * @param record the record
     */
    public T create(T record) {
        return Failing.call("create", key("create", record), () -> {
            Encoded encoded = Encoded.of(definition, setup, record);
            UUID known = id(record);
            UUID id = known == null ? UUID.randomUUID() : known;
            T named = known == null ? named(id, record) : record;
            save(encoded.with(id, definition), id);
            return named;
        });
    }

    private T named(UUID id, T record) throws BackendException {
        try {
            return definition.with(id, record);
        } catch (SerdeException e) {
            throw Failing.unwritten(e);
        }
    }

    private SavedKeys save(Encoded encoded, UUID id) throws BackendException {
        String hash = names().hash(id);
        Object answer = steps.run(true, encoded.save(definition.keys(hash), setup));
        if (!Long.valueOf(1).equals(answer)) {
            throw Failing.corrupt(Found.OTHER_TYPE + "; nothing was written");
        }
        Map<String, String> strings = new LinkedHashMap<>();
        definition.streams().forEach(stream -> strings.put(stream.name(), Names.stream(hash, stream.name())));
        return new SavedKeys(id, hash, strings);
    }

    private @Nullable UUID id(T record) throws BackendException {
        try {
            return definition.id(record);
        } catch (SerdeException e) {
            throw Failing.unwritten(e);
        }
    }

    /** The key that an error names, if the record has one. */
    private @Nullable String key(String operation, T record) {
        return Failing.call(operation, null, () -> {
                    definition.checkClass(record);
                    UUID id = id(record);
                    return id == null ? Optional.<String>empty() : Optional.of(names().hash(id));
                })
                .orElse(null);
    }

    private Names names() throws BackendException {
        if (steps.clustered() && !setup.tagged()) {
            throw Failing.invalid("The keys of a record must lie in one slot of a cluster; use hashTagged()");
        }
        return definition.names(setup);
    }

    private String hash(String operation, UUID id) {
        requireNonNull(id, "id");
        return Failing.call(operation, null, () -> names().hash(id));
    }

    /**
     * {@return the record, or empty if there is none, or its time is over}
     *
     * @param id its id
     */
    public Optional<T> find(UUID id) {
        String hash = hash("find", id);
        Object answer = Failing.call("find", hash, () -> requireNonNull(steps.run(false, ask(hash))));
        return read("find", id, answer);
    }

    /**
     * {@return the record, or empty if there is none, or its time is over}
     *
     * @param id its id: 32 hexadecimal digits in any case, with the four standard dashes or none
     */
    public Optional<T> find(String id) {
        return find(Failing.call("find", null, () -> {
            try {
                return IDS.load(Envelope.quote(id));
            } catch (SerdeException e) {
                throw new BackendException(ErrorKind.INVALID, "The text is no id: " + e.getMessage(), e);
            }
        }));
    }

    Steps.Run ask(String hash) {
        return Found.ask(definition, setup, hash);
    }

    Optional<T> read(String operation, UUID id, @Nullable Object answer) {
        String hash = hash(operation, id);
        return Failing.call(operation, hash, () -> {
            try {
                return Found.record(definition, setup, hash, id, answer);
            } catch (BackendException e) {
                if (e.kind() == ErrorKind.CORRUPT && setup.policy() == OnCorrupt.MISSING) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** {@return all records, each once, in no order, read as they are asked for; costs a scan of all keys. Close it} */
    public Stream<T> stream() {
        return Failing.call("stream", null, () -> StreamSupport.stream(new Listing<>(this, steps, names()), false));
    }

    /**
     * {@return the records whose members are all as given; costs a scan of all keys. Close it}
     *
     * @param equal the values by member; a text is read as the value of the member's envelope, decimals are equal by number
     */
    public Stream<T> filter(Map<String, ?> equal) {
        return filter(Failing.call("filter", null, () -> Criteria.of(definition, setup, equal)));
    }

    /**
     * {@return the records that pass a test; costs a scan of all keys. Close it}
     *
     * @param test the test
     */
    public Stream<T> filter(Predicate<? super T> test) {
        return stream().filter(requireNonNull(test, "test"));
    }

    /**
     * {@return how many keys were removed; 0 if the record was not there}
     *
     * @param id its id
     */
    public int delete(UUID id) {
        String hash = hash("delete", id);
        return Failing.call("delete", hash, () -> {
            List<byte[]> keys = Encoded.bytes(definition.keys(hash));
            Object removed = steps.run(true, new Steps.Run(RecordScripts.DELETE, keys, List.of()));
            return Math.toIntExact((Long) requireNonNull(removed));
        });
    }

    /**
     * {@return the key of the stream, or empty if there is no such record} The bytes come after those that are stored; a deadline
     * stays. Nothing is sent twice: a lost answer is OUTCOME_UNKNOWN.
     *
     * @param id the id of the record
     * @param field the name of a member that is a {@link ByteStream}
     * @param more the bytes
     */
    public Optional<String> append(UUID id, String field, byte[] more) {
        String hash = hash("append", id);
        return Failing.call("append", hash, () -> Appending.append(definition, setup, steps, hash, field, more));
    }

    /**
     * {@return what a pointer points to, read with the settings of this repository; empty if it is not there any more}
     *
     * @param ref the pointer
     * @param <U> its class
     */
    public <U> Optional<U> resolve(Ref<U> ref) {
        return of(ref.type()).find(ref.id());
    }

    /**
     * {@return what each of the pointers points to, in their order, without those that are not there any more; asked all at once}
     *
     * @param refs the pointers
     * @param <U> their class
     */
    public <U> Map<Ref<U>, U> resolveAll(Collection<Ref<U>> refs) {
        List<Ref<U>> wanted = List.copyOf(new LinkedHashSet<>(refs));
        Map<Ref<U>, U> found = new LinkedHashMap<>();
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            resolve(wanted.subList(from, Math.min(from + AT_ONCE, wanted.size())), found);
        }
        return found;
    }

    private <U> void resolve(List<Ref<U>> wanted, Map<Ref<U>, U> found) {
        List<RecordRepository<U>> each =
                wanted.stream().map(ref -> of(ref.type())).toList();
        List<Steps.Run> runs = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            runs.add(
                    each.get(i).ask(each.get(i).hash("resolveAll", wanted.get(i).id())));
        }
        Failing.call("resolveAll", null, () -> {
            steps.readAll(
                    runs,
                    (i, answer) -> each.get(i)
                            .read("resolveAll", wanted.get(i).id(), answer)
                            .ifPresent(target -> found.put(wanted.get(i), target)));
            return true;
        });
    }

    private <U> RecordRepository<U> of(Class<U> type) {
        return Failing.call("resolve", null, () -> new RecordRepository<>(steps, Definition.of(type), setup));
    }

    /**
     * {@return the envelopes by field, as {@link #save} would write them; nothing is sent}
     *
     * @param record the record
     */
    public Map<String, String> envelopes(T record) {
        return Failing.call(
                "envelopes", null, () -> Encoded.of(definition, setup, record).fields());
    }

    /**
     * {@return the members as maps, lists and scalars; ids and pointers as text, streams as {@code byte[]}; nothing is sent}
     *
     * @param record the record
     */
    public Map<String, @Nullable Object> toMap(T record) {
        return Failing.call("toMap", null, () -> Mapped.of(definition, setup, record));
    }
}
