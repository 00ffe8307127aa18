package dev.larder.store.testkit;

import static dev.larder.store.testkit.Fixture.RAW;

import dev.larder.serde.TypeRef;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.backend.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Every method of a store, and of its asynchronous view, that takes a key, by a name of its own. */
final class KeyVerbs {
    static final Map<String, Verb> ALL = new LinkedHashMap<>();

    private static final TypeRef<byte[]> BYTES = new TypeRef<>() {};
    private static final byte[] VALUE = {1};

    static {
        ALL.put("put", (store, key) -> store.put(key, VALUE));
        ALL.put("put with options", (store, key) -> store.put(key, VALUE, RAW));
        ALL.put("putIfAbsent", (store, key) -> store.putIfAbsent(key, VALUE, RAW));
        ALL.put("replace", (store, key) -> store.replace(key, new Version("1"), VALUE, RAW));
        ALL.put("get", Store::get);
        ALL.put("get of a class", (store, key) -> store.get(key, byte[].class));
        ALL.put("get of a type", (store, key) -> store.get(key, BYTES));
        ALL.put("get with options", (store, key) -> store.get(key, RAW));
        ALL.put("entry", (store, key) -> store.entry(key, RAW));
        ALL.put("pop", Store::pop);
        ALL.put("pop of a class", (store, key) -> store.pop(key, byte[].class));
        ALL.put("pop of a type", (store, key) -> store.pop(key, BYTES));
        ALL.put("pop with options", (store, key) -> store.pop(key, RAW));
        ALL.put("delete", Store::delete);
        ALL.put("delete of a version", (store, key) -> store.delete(key, new Version("1")));
        ALL.put("exists", Store::exists);
        ALL.put("meta", Store::meta);
        ALL.put("touch", Store::touch);
        ALL.put("read", Store::read);
        ALL.put("read of a range", (store, key) -> store.read(key, 0, 1));
        ALL.put("write", (store, key) -> store.write(key, out -> out.write(VALUE), Options.none()));
        ALL.put("lines", (store, key) -> store.lines(key, RAW).close());
        ALL.put("getAll", (store, key) -> store.getAll(List.of("ok", key), RAW));
        ALL.put("getAll of a class", (store, key) -> store.getAll(List.of(key), byte[].class));
        ALL.put("getAll of a type", (store, key) -> store.getAll(List.of(key), BYTES));
        ALL.put("putAll", (store, key) -> store.putAll(Map.of(key, VALUE), RAW));
        ALL.put("explain", (store, key) -> store.explain("get", key, RAW));
        ALL.put("async put", (store, key) -> now(store.async(Runnable::run).put(key, VALUE, RAW)));
        ALL.put("async get", (store, key) -> now(store.async(Runnable::run).get(key, RAW)));
        ALL.put("async pop", (store, key) -> now(store.async(Runnable::run).pop(key, RAW)));
        ALL.put("async delete", (store, key) -> now(store.async(Runnable::run).delete(key)));
    }

    private KeyVerbs() {}

    /** The result of a future that is done, or what it failed with, bare. */
    static <T> T now(CompletableFuture<T> future) throws Exception {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    interface Verb {
        void call(Store store, String key) throws Exception;
    }
}
