package dev.larder.store;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Page;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The keys of a query, page by page. */
final class Listing implements Iterator<List<String>> {
    private static final int PAGE = 1000;

    private static final int BATCH = 100;

    private final Calls calls;
    private final Backend backend;
    private final String operation;
    private final String prefix;
    private final @Nullable Predicate<String> wanted;
    private @Nullable String cursor;
    private boolean ended;

    private Listing(Calls calls, Backend backend, String operation, String prefix, @Nullable Predicate<String> wanted) {
        this.calls = calls;
        this.backend = backend;
        this.operation = operation;
        this.prefix = prefix;
        this.wanted = wanted;
    }

    static Listing of(Calls calls, Backend backend, String operation, KeyQuery query) throws BackendException {
        KeyQuery.Chain asked = (KeyQuery.Chain) Calls.given(query, "query"); // the only implementation
        String glob = asked.glob();
        String literal = glob == null ? "" : Glob.literalPrefix(glob);
        String prefix = literal.startsWith(asked.prefix()) ? literal : asked.prefix();
        Keys.checkPrefix(prefix);
        return new Listing(calls, backend, operation, prefix, wanted(glob, asked.excluded()));
    }

    /** What a key has to be beside its prefix, or null if nothing. */
    private static @Nullable Predicate<String> wanted(@Nullable String glob, List<String> excluded)
            throws BackendException {
        Predicate<String> pattern = glob == null ? null : Glob.compile(glob);
        if (excluded.isEmpty()) {
            return pattern;
        }
        return key -> excluded.stream().noneMatch(key::startsWith) && (pattern == null || pattern.test(key));
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    /** The keys wanted of the next page; may be none. */
    @Override
    public List<String> next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        Page page = calls.call(operation, null, () -> backend.list(prefix, cursor, PAGE));
        cursor = page.next();
        ended = cursor == null;
        return wanted == null
                ? page.keys()
                : page.keys().stream().filter(wanted).toList();
    }

    Stream<List<String>> pages() {
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, traits), false);
    }

    /** The keys of a page in parts whose values are got at once. */
    static List<List<String>> batches(List<String> keys) {
        return Stream.iterate(0, from -> from < keys.size(), from -> from + BATCH)
                .map(from -> keys.subList(from, Math.min(keys.size(), from + BATCH)))
                .toList();
    }
}
