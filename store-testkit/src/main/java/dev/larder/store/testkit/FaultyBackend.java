package dev.larder.store.testkit;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.ForwardingBackend;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.OutputWriter;
import dev.larder.store.backend.Page;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A backend whose calls go wrong as they are told to: the next call of a verb meets the first fault that is left for it,
 * and when none is left it goes through. Nothing is random; all calls are counted. Thread-safe.
 */
public final class FaultyBackend extends ForwardingBackend {
    private static final Set<String> VERBS = Set.of(
            "get", "put", "delete", "take", "head", "list", "getAll", "putAll", "deleteAll", "read", "write", "close");

    private final Map<String, Queue<Fault>> script = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    private FaultyBackend(Backend inner) {
        super(inner);
    }

    /**
     * {@return a backend without faults as yet}
     *
     * @param inner the backend that calls go through to
     */
    public static FaultyBackend over(Backend inner) {
        return new FaultyBackend(inner);
    }

    /**
     * Adds faults for the next calls of a verb.
     *
     * @param verb a method of {@link Backend}, such as {@code take}
     * @param faults one for each call, in their order
     * @return this
     */
    public FaultyBackend on(String verb, Fault... faults) {
        if (!VERBS.contains(verb)) {
            throw new IllegalArgumentException("A backend has no verb '" + verb + "', but " + VERBS);
        }
        script.computeIfAbsent(verb, name -> new ConcurrentLinkedQueue<>()).addAll(List.of(faults));
        return this;
    }

    /** {@return the verbs called so far, in their order} */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /**
     * {@return how often a verb was called so far, failed calls included}
     *
     * @param verb a method of {@link Backend}
     */
    public int count(String verb) {
        return (int) calls.stream().filter(verb::equals).count();
    }

    private Fault next(String verb) {
        calls.add(verb);
        Queue<Fault> left = script.get(verb);
        Fault fault = left == null ? null : left.poll();
        return fault == null ? Fault.none() : fault;
    }

    private <R> R call(String verb, Callable<R> call) throws Exception {
        Fault fault = next(verb);
        fault.enter();
        R result = call.call();
        fault.leave();
        return result;
    }

    @Override
    public Optional<Blob> get(String key) throws Exception {
        return call("get", () -> inner.get(key));
    }

    @Override
    public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
        return call("put", () -> inner.put(key, value, write));
    }

    @Override
    public boolean delete(String key, Guard guard) throws Exception {
        return call("delete", () -> inner.delete(key, guard));
    }

    @Override
    public Optional<Blob> take(String key) throws Exception {
        return call("take", () -> inner.take(key));
    }

    @Override
    public Optional<Meta> head(String key) throws Exception {
        return call("head", () -> inner.head(key));
    }

    @Override
    public Page list(String prefix, @Nullable String cursor, int limit) throws Exception {
        return call("list", () -> inner.list(prefix, cursor, limit));
    }

    @Override
    public Map<String, Blob> getAll(Collection<String> keys) throws Exception {
        return call("getAll", () -> inner.getAll(keys));
    }

    @Override
    public void putAll(Map<String, byte[]> values, Write write) throws Exception {
        call("putAll", () -> {
            inner.putAll(values, write);
            return true;
        });
    }

    @Override
    public long deleteAll(Collection<String> keys) throws Exception {
        return call("deleteAll", () -> inner.deleteAll(keys));
    }

    @Override
    public Optional<InputStream> read(String key, long offset, long length) throws Exception {
        Fault fault = next("read");
        fault.enter();
        Optional<InputStream> stream = inner.read(key, offset, length).map(in -> CutStreams.input(in, fault.cutAt()));
        fault.leave();
        return stream;
    }

    @Override
    public void write(String key, OutputWriter body, Write write) throws Exception {
        Fault fault = next("write");
        fault.enter();
        inner.write(key, out -> body.writeTo(CutStreams.output(out, fault.cutAt())), write);
        fault.leave();
    }

    @Override
    public ErrorKind classify(Exception e) {
        return e instanceof BackendException known ? known.kind() : inner.classify(e);
    }

    @Override
    public void close() throws Exception {
        call("close", () -> {
            inner.close();
            return true;
        });
    }

    @Override
    protected String label() {
        return "faulty";
    }
}
