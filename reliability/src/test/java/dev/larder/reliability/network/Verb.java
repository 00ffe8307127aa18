package dev.larder.reliability.network;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Page;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every verb of a backend on one key, which holds {@link #OLD} at first, or nothing before PUT_IF_ABSENT. Each tells what it
 * came to: the text it read or took, {@code "done"}, or null where the key was absent or the guard did not hold.
 */
enum Verb {
    GET((backend, key, version) -> text(backend.get(key))),
    HEAD((backend, key, version) -> backend.head(key).isPresent() ? Verb.OLD : null),
    LIST((backend, key, version) -> {
        Page page = backend.list(key, null, 10);
        while (page.next() != null && !page.keys().contains(key)) {
            page = backend.list(key, page.next(), 10);
        }
        return page.keys().contains(key) ? Verb.OLD : null;
    }),
    GET_ALL((backend, key, version) -> text(
            Optional.ofNullable(backend.getAll(List.of(key, key + "-absent")).get(key)))),
    READ((backend, key, version) -> stream(backend.read(key, 0, Long.MAX_VALUE))),
    READ_RANGE((backend, key, version) -> {
        String part = stream(backend.read(key, 1, 4));
        return part != null && part.equals(Verb.OLD.substring(1, 5)) ? Verb.OLD : part;
    }),
    PUT((backend, key, version) -> done(backend.put(key, bytes(Verb.NEW), Write.PLAIN))),
    PUT_IF_ABSENT((backend, key, version) -> done(backend.put(key, bytes(Verb.NEW), new Write(Guard.ABSENT, null)))),
    REPLACE((backend, key, version) ->
            done(backend.put(key, bytes(Verb.NEW), new Write(Guard.version(version), null)))),
    DELETE((backend, key, version) -> backend.delete(key, Guard.ALWAYS) ? "done" : null),
    DELETE_VERSION((backend, key, version) -> backend.delete(key, Guard.version(version)) ? "done" : null),
    PUT_ALL((backend, key, version) -> {
        backend.putAll(Map.of(key, bytes(Verb.NEW), key + "2", bytes(Verb.NEW)), Write.PLAIN);
        return "done";
    }),
    DELETE_ALL((backend, key, version) -> {
        backend.deleteAll(List.of(key, key + "-absent"));
        return "done";
    }),
    WRITE((backend, key, version) -> {
        backend.write(key, out -> out.write(bytes(Verb.NEW)), Write.PLAIN);
        return "done";
    }),
    /** In parts, where the backend has them. */
    WRITE_LONG((backend, key, version) -> {
        backend.write(
                key,
                out -> {
                    out.write(bytes(Verb.NEW));
                    out.write(new byte[5 << 20]);
                },
                Write.PLAIN);
        return "done";
    }),
    TAKE((backend, key, version) -> text(backend.take(key)));

    static final String OLD = "old value";
    static final String NEW = "new value";

    private static final Set<Verb> READS = Set.of(GET, HEAD, LIST, GET_ALL, READ, READ_RANGE);

    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private final Body body;

    Verb(Body body) {
        this.body = body;
    }

    private interface Body {
        @Nullable
        String run(Backend backend, String key, Version version) throws Exception;
    }

    @Nullable
    String on(Backend backend, String key, Version version) throws Exception {
        return body.run(backend, key, version);
    }

    boolean changes() {
        return !READS.contains(this);
    }

    /** Whether it is several calls in one, so that part of it may be done. */
    boolean many() {
        return this == PUT_ALL || this == DELETE_ALL;
    }

    /** What it comes to when all goes well. */
    String result() {
        return changes() && this != TAKE ? "done" : OLD;
    }

    /** What the key holds at first. */
    @Nullable
    String before() {
        return this == PUT_IF_ABSENT ? null : OLD;
    }

    /** What the key holds when it was done; of a long value the beginning. */
    @Nullable
    String after() {
        return switch (this) {
            case GET, HEAD, LIST, GET_ALL, READ, READ_RANGE -> OLD;
            case PUT, PUT_IF_ABSENT, REPLACE, PUT_ALL, WRITE, WRITE_LONG -> NEW;
            case DELETE, DELETE_VERSION, DELETE_ALL, TAKE -> null;
        };
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Of a long value the beginning. */
    static @Nullable String text(Optional<Blob> blob) {
        return blob.map(b -> new String(b.bytes(), 0, Math.min(b.bytes().length, NEW.length()), StandardCharsets.UTF_8))
                .orElse(null);
    }

    private static @Nullable String done(Optional<Version> version) {
        return version.isPresent() ? "done" : null;
    }

    private static @Nullable String stream(Optional<InputStream> stream) throws Exception {
        if (stream.isEmpty()) {
            return null;
        }
        try (InputStream in = stream.get()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
