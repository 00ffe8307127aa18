package dev.larder.store.s3;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Page;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import dev.larder.store.s3.fake.Verb;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every verb of a backend on one key, which holds {@link #OLD} at first, or nothing before PUT_IF_ABSENT. Each tells what it
 * came to: the text it read or took, {@code "done"}, or null where the key was absent or the guard did not hold. All
 * but the request holds on any backend.
 */
public enum FaultVerb {
    GET(Verb.GET_OBJECT, (backend, key, version) -> text(backend.get(key))),
    HEAD(Verb.HEAD_OBJECT, (backend, key, version) -> backend.head(key).isPresent() ? FaultVerb.OLD : null),
    LIST(Verb.LIST_OBJECTS, (backend, key, version) -> {
        Page page = backend.list(key, null, 10);
        while (page.next() != null && !page.keys().contains(key)) {
            page = backend.list(key, page.next(), 10);
        }
        return page.keys().contains(key) ? FaultVerb.OLD : null;
    }),
    GET_ALL(
            Verb.GET_OBJECT,
            (backend, key, version) -> text(Optional.ofNullable(
                    backend.getAll(List.of(key, key + "-absent")).get(key)))),
    READ(Verb.GET_OBJECT, (backend, key, version) -> stream(backend.read(key, 0, Long.MAX_VALUE))),
    READ_RANGE(Verb.GET_OBJECT, (backend, key, version) -> {
        String part = stream(backend.read(key, 1, 4));
        return part != null && part.equals(FaultVerb.OLD.substring(1, 5)) ? FaultVerb.OLD : part;
    }),
    PUT(Verb.PUT_OBJECT, (backend, key, version) -> done(backend.put(key, bytes(FaultVerb.NEW), Write.PLAIN))),
    PUT_IF_ABSENT(
            Verb.PUT_OBJECT,
            (backend, key, version) -> done(backend.put(key, bytes(FaultVerb.NEW), new Write(Guard.ABSENT, null)))),
    REPLACE(
            Verb.PUT_OBJECT,
            (backend, key, version) ->
                    done(backend.put(key, bytes(FaultVerb.NEW), new Write(Guard.version(version), null)))),
    REPLACE_BY_THE_SAME(
            Verb.COMPLETE_UPLOAD,
            (backend, key, version) ->
                    done(backend.put(key, bytes(FaultVerb.OLD), new Write(Guard.version(version), null)))),
    DELETE(Verb.DELETE_OBJECT, (backend, key, version) -> backend.delete(key, Guard.ALWAYS) ? "done" : null),
    DELETE_VERSION(
            Verb.PUT_OBJECT, (backend, key, version) -> backend.delete(key, Guard.version(version)) ? "done" : null),
    PUT_ALL(Verb.PUT_OBJECT, (backend, key, version) -> {
        backend.putAll(Map.of(key, bytes(FaultVerb.NEW), key + "2", bytes(FaultVerb.NEW)), Write.PLAIN);
        return "done";
    }),
    DELETE_ALL(Verb.DELETE_OBJECTS, (backend, key, version) -> {
        backend.deleteAll(List.of(key, key + "-absent"));
        return "done";
    }),
    WRITE(Verb.PUT_OBJECT, (backend, key, version) -> {
        backend.write(key, out -> out.write(bytes(FaultVerb.NEW)), Write.PLAIN);
        return "done";
    }),
    WRITE_PARTS(Verb.COMPLETE_UPLOAD, (backend, key, version) -> {
        backend.write(
                key,
                out -> {
                    out.write(bytes(FaultVerb.NEW));
                    out.write(new byte[5 << 20]);
                },
                Write.PLAIN);
        return "done";
    }),
    TAKE(Verb.PUT_OBJECT, (backend, key, version) -> text(backend.take(key)));

    /** What the key holds at first. */
    public static final String OLD = "old value";

    /** What is put. */
    public static final String NEW = "new value";

    private static final Set<FaultVerb> READS = Set.of(GET, HEAD, LIST, GET_ALL, READ, READ_RANGE);

    /** The request that does what the verb is for. */
    final Verb request;

    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private final Body body;

    FaultVerb(Verb request, Body body) {
        this.request = request;
        this.body = body;
    }

    private interface Body {
        @Nullable
        String run(Backend backend, String key, Version version) throws Exception;
    }

    /** Calls it. */
    @Nullable
    public String on(Backend backend, String key, Version version) throws Exception {
        return body.run(backend, key, version);
    }

    /** Whether it is none that only reads. */
    public boolean changes() {
        return !READS.contains(this);
    }

    /** Whether it is several calls in one, so that part of it may be done. */
    public boolean many() {
        return this == PUT_ALL || this == DELETE_ALL;
    }

    /** What it comes to when all goes well. */
    public String result() {
        return changes() && this != TAKE ? "done" : OLD;
    }

    /** What the key holds at first. */
    @Nullable
    public String before() {
        return this == PUT_IF_ABSENT ? null : OLD;
    }

    /** What the key holds when it was done; of a long value the beginning. */
    @Nullable
    public String after() {
        return switch (this) {
            case GET, HEAD, LIST, GET_ALL, READ, READ_RANGE, REPLACE_BY_THE_SAME -> OLD;
            case PUT, PUT_IF_ABSENT, REPLACE, PUT_ALL, WRITE, WRITE_PARTS -> NEW;
            case DELETE, DELETE_VERSION, DELETE_ALL, TAKE -> null;
        };
    }

    /** A text as a value. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A value as a text; of a long one the beginning. */
    public static @Nullable String text(Optional<Blob> blob) {
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
