package dev.larder.store.backend;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps bytes under string keys: what a driver implements. Thread-safe.
 *
 * <p>Keys arrive checked ({@link Keys#check}) and are taken literally. Arrays that come in must not be changed or kept
 * without a copy; arrays that go out belong to the caller. <b>An entry past its deadline must be absent for every
 * verb</b>, {@link #list} excepted where the backend cannot tell. <b>Every write must be all or nothing.</b> What a
 * backend does not claim in {@link #capabilities} is never asked of it. Methods let the exceptions of the client
 * through; the caller passes them to {@link #classify}. A blocking call must end within the configured timeout.
 *
 * <p>Each <em>must</em> names the test of the kit ({@code larder-store-testkit}) that holds it; what the kit cannot ask is
 * left to the driver's own tests. Literal keys: {@code KeysContract#aLegalKeyIsTakenLiterally}. Arrays: {@code
 * PutGetContract#arraysAreNotShared}. Deadlines: {@code TtlContract#expiredIsAbsentForEveryReadingVerb} and those beside
 * it. All or nothing: {@code ConcurrencyContract#noOneReadsHalfAValue}, {@code
 * StreamContract#aBodyThatThrowsLeavesTheOldValue}. Capabilities: {@code CapabilityContract#itClaimsWhatWasWrittenDown}.
 * Timeouts: the driver's own tests.
 *
 * <p>{@code toString} is the masked URI of the backend, or its name.
 */
public interface Backend extends AutoCloseable {
    /** {@return the name of the technology, such as {@code redis}; never a secret} */
    String name();

    /**
     * {@return what this backend promises beyond put, get and delete; the same set for its whole life} A driver that has to ask its
     * server asks when this is first called, or the first call that needs to know.
     *
     * @throws Exception if the server has to be asked and the backend fails; nothing is remembered of that
     */
    Set<Capability> capabilities() throws Exception;

    /**
     * {@return whether {@link #capabilities} can tell without asking anyone} A driver that has not asked its server yet says false. Then
     * calls come to it whatever they need; it must ask within the call, and refuse with {@link ErrorKind#UNSUPPORTED} what it does not
     * claim, before anything is done (held by the driver's own tests). A layer that takes capabilities away must refuse what needs
     * them, too.
     */
    default boolean settled() {
        return true;
    }

    /**
     * {@return why this backend does not claim a capability, as part of a sentence, or empty if there is nothing to say; never a
     * secret}
     *
     * @param capability one that it does not claim, as {@link #capabilities} told
     */
    default Optional<String> lacks(Capability capability) {
        return Optional.empty();
    }

    /**
     * {@return the entry of a key, or empty if it is absent}
     *
     * @param key the key
     * @throws Exception if the backend fails; {@link ErrorKind#TOO_LARGE} must come before the bytes are buffered
     *     (held by the driver's own tests)
     */
    Optional<Blob> get(String key) throws Exception;

    /**
     * Writes an entry.
     *
     * @param key the key
     * @param value the bytes
     * @param write the guard, which must be checked and the write done as one step ({@code
     *     ConcurrencyContract#onePutsWhatIsAbsent}, {@code ConcurrencyContract#oneReplacesAVersion}), and the deadline
     * @return the version of the new entry, or empty if the guard did not hold: nothing was changed then
     * @throws Exception if the backend fails
     */
    Optional<Version> put(String key, byte[] value, Write write) throws Exception;

    /**
     * Deletes an entry. An absent one is fine.
     *
     * @param key the key
     * @param guard {@link Guard#ALWAYS} or a version, which must be checked and the delete done as one step ({@code
     *     ConcurrencyContract#oneDeletesAVersion})
     * @return false if the guard did not hold, otherwise true
     * @throws Exception if the backend fails
     */
    boolean delete(String key, Guard guard) throws Exception;

    /**
     * Gets and deletes an entry as one step: of any number of callers at most one must get it ({@code
     * ConcurrencyContract#onePopsTheValue}).
     *
     * @param key the key
     * @return the entry, or empty if it is absent
     * @throws Exception if the backend fails
     */
    Optional<Blob> take(String key) throws Exception;

    /**
     * {@return what is known of an entry without its bytes, or empty if it is absent}
     *
     * @param key the key
     * @throws Exception if the backend fails
     */
    Optional<Meta> head(String key) throws Exception;

    /**
     * Lists keys, a page at a time. Pages are stateless: a cursor must stay good while other calls are made ({@code
     * ListContract#pagesAreStateless}). Each key that is there all the time must be listed exactly once ({@code
     * ListContract#whatStaysIsListedOnceWhileKeysComeAndGo}); one that comes or goes meanwhile may be listed or not.
     *
     * @param prefix how the keys begin, taken literally; may be empty
     * @param cursor null for the first page, then {@link Page#next}
     * @param limit about how many keys to return; at least 1
     * @return a page
     * @throws Exception if the backend fails
     */
    Page list(String prefix, @Nullable String cursor, int limit) throws Exception;

    /**
     * {@return the entries of those keys that are present}
     *
     * @param keys the keys
     * @throws Exception if the backend fails
     */
    default Map<String, Blob> getAll(Collection<String> keys) throws Exception {
        return Fallbacks.getAll(this, keys);
    }

    /**
     * Writes entries; each is all or nothing, together they need not be.
     *
     * @param values keys and bytes
     * @param write the deadline; the guard is {@link Guard#ALWAYS}
     * @throws Exception if the backend fails; some may be written then
     */
    default void putAll(Map<String, byte[]> values, Write write) throws Exception {
        Fallbacks.putAll(this, values, write);
    }

    /**
     * Deletes entries.
     *
     * @param keys the keys
     * @return how many went; a backend that cannot tell counts the keys it was given
     * @throws Exception if the backend fails; some may be deleted then
     */
    default long deleteAll(Collection<String> keys) throws Exception {
        return Fallbacks.deleteAll(this, keys);
    }

    /**
     * Removes the entries that have ended and are still stored, and no others. A backend that ends entries by itself has nothing to
     * do. It may take longer than the timeout of one call.
     *
     * @param prefix how the keys begin, taken literally; may be empty
     * @return how many went
     * @throws Exception if the backend fails; some may be removed then
     */
    default long sweep(String prefix) throws Exception {
        return 0;
    }

    /**
     * {@return the bytes of an entry as a stream, which the caller closes, or empty if it is absent}
     *
     * @param key the key
     * @param offset how many bytes to skip; the stream is empty if there are not more
     * @param length how many bytes at most; {@link Long#MAX_VALUE} for all
     * @throws Exception if the backend fails
     */
    default Optional<InputStream> read(String key, long offset, long length) throws Exception {
        return Fallbacks.read(this, key, offset, length);
    }

    /**
     * Writes an entry from a stream. It must be committed as a whole when the body returns ({@code
     * StreamContract#nothingIsSeenBeforeTheBodyReturns}); if the body throws, the old entry must stay and what was written
     * must go ({@code StreamContract#aBodyThatThrowsLeavesTheOldValue}).
     *
     * @param key the key
     * @param body what writes the bytes; called once
     * @param write the deadline; the guard is {@link Guard#ALWAYS}
     * @throws Exception what the body threw, as it is, or if the backend fails
     */
    default void write(String key, OutputWriter body, Write write) throws Exception {
        Fallbacks.write(this, key, body, write);
    }

    /**
     * Names the kind of an exception that a method of this backend threw. It must tell {@link ErrorKind#UNAVAILABLE}
     * (certainly not executed) from {@link ErrorKind#OUTCOME_UNKNOWN} (sent, no answer), which is held by the driver's own
     * tests; what it does not know must be FAILED ({@code LifecycleContract#everyExceptionHasAKind}).
     *
     * @param e what was thrown
     * @return its kind; {@link ErrorKind#FAILED} if nothing is known of it
     */
    ErrorKind classify(Exception e);

    /**
     * {@return what a call would do, without doing it: the commands that would go to the server, or the steps that would be
     * taken, in their order} A driver builds them from what its own methods run, so that the two cannot differ. It must not
     * reach the server or change anything ({@code ExplainContract#explainingDoesNothing}), and must not show a value ({@code
     * ExplainContract#noValueIsShown}): {@link Verb#VALUE} stands for one, {@code <version>} for a version not known yet. This
     * default names the method.
     *
     * @param verb the method
     * @param key the key; of a method for several keys, one of them; of {@link Verb#LIST} the prefix
     * @param write the deadline of a put or write, the guard of a put or delete; otherwise {@link Write#PLAIN}
     * @throws Exception what the call would throw before it reaches the server
     */
    default List<String> explain(Verb verb, String key, Write write) throws Exception {
        return List.of(verb + " " + Keys.display(key));
    }

    /**
     * {@return this backend, a backend below it, or the client underneath, whichever is of a type; empty if none is}
     *
     * @param type the type, such as {@code FileBackend.class} or that of the client
     * @param <C> the type
     */
    default <C> Optional<C> unwrap(Class<C> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
    }

    /**
     * Ends this backend and what it opened. It must be idempotent ({@code LifecycleContract#closingIsIdempotent}). A
     * client that the application handed in stays open.
     *
     * @throws Exception if something could not be released
     */
    @Override
    void close() throws Exception;
}
