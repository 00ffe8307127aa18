package dev.larder.store.redis;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every verb of a backend on one key. */
enum Verbs {
    GET(false, (backend, key) -> backend.get(key)),
    HEAD(false, (backend, key) -> backend.head(key)),
    LIST(false, (backend, key) -> backend.list(key, null, 10)),
    GET_ALL(false, (backend, key) -> backend.getAll(List.of(key, key + "2"))),
    READ(false, (backend, key) -> backend.read(key, 0, Long.MAX_VALUE)),
    READ_RANGE(false, (backend, key) -> backend.read(key, 1, 2)),
    PUT(true, (backend, key) -> backend.put(key, new byte[3], Write.PLAIN)),
    PUT_IF_ABSENT(true, (backend, key) -> backend.put(key, new byte[3], new Write(Guard.ABSENT, null))),
    REPLACE(true, (backend, key) -> backend.put(key, new byte[3], new Write(Guard.version(new Version("none")), null))),
    DELETE(true, (backend, key) -> backend.delete(key, Guard.ALWAYS)),
    DELETE_VERSION(true, (backend, key) -> backend.delete(key, Guard.version(new Version("none")))),
    PUT_ALL(true, (backend, key) -> {
        Map<String, byte[]> two = new LinkedHashMap<>();
        two.put(key, new byte[3]);
        two.put(key + "2", new byte[3]);
        backend.putAll(two, Write.PLAIN);
        return true;
    }),
    DELETE_ALL(true, (backend, key) -> backend.deleteAll(List.of(key, key + "2"))),
    WRITE(true, (backend, key) -> {
        backend.write(key, out -> out.write(7), Write.PLAIN);
        return true;
    }),
    TAKE(true, (backend, key) -> backend.take(key));

    final boolean changes;

    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private final Body body;

    Verbs(boolean changes, Body body) {
        this.changes = changes;
        this.body = body;
    }

    private interface Body {
        Object run(Backend backend, String key) throws Exception;
    }

    Object on(Backend backend, String key) throws Exception {
        return body.run(backend, key);
    }
}
