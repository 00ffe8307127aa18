package dev.larder.store.redis;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Page;
import io.lettuce.core.protocol.CommandType;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lists with SCAN, which may give a key twice when its table shrinks meanwhile, and whose cursor is worth nothing to another
 * server or after a restart. So each page asks for the run of the server too, and begins a node anew if it is another one; keys
 * of earlier pages are left out as long as there is memory of them ({@link Seen}). A cursor without such memory is still good:
 * then a key may be listed twice.
 */
final class Scan {
    private static final int MOST_LISTINGS = 64;
    private static final int MOST_STEPS = 16;
    private static final Pattern RUN = Pattern.compile("run_id:([0-9a-f]+)");

    private final Exchange exchange;
    private final RedisKeys keys;
    private final String type;
    /** Whether the user may not ask for the server's run (INFO); then a restart during a listing goes unnoticed. */
    private volatile boolean runIsSecret;

    private final AtomicLong numbers = new AtomicLong(System.currentTimeMillis());

    /** The memory of the latest listings; the garbage collector may take it when it must. */
    private final Map<Long, SoftReference<Seen>> seen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, SoftReference<Seen>> eldest) {
            return size() > MOST_LISTINGS;
        }
    };

    /**
     * Listings.
     *
     * @param type which type of Redis the keys have; empty for all
     */
    Scan(Exchange exchange, RedisKeys keys, String type) {
        this.exchange = exchange;
        this.keys = keys;
        this.type = type;
    }

    /** Reads on until there are enough keys, but not for ever: where few match, a page may have few and still a next one. */
    Page page(String prefix, @Nullable String text, int limit) throws BackendException {
        Cursor cursor = text == null ? Cursor.first(numbers.incrementAndGet()) : Cursor.parse(text);
        Until until = exchange.until();
        long call = numbers.incrementAndGet();
        Seen memory = memory(cursor.listing());
        synchronized (memory) {
            memory.settle(cursor.call(), cursor.page() - 1);
        }
        Set<String> fresh = new LinkedHashSet<>();
        List<Long> given = new ArrayList<>();
        Cursor at = cursor;
        for (int steps = 0; at != null && fresh.size() < limit && steps < MOST_STEPS; steps++) {
            List<Link.Node> nodes = exchange.link.primaries(until);
            int slot = at.slot();
            Optional<Link.Node> node =
                    nodes.stream().filter(n -> n.slot() >= slot).findFirst();
            if (node.isEmpty()) {
                at = null;
                break;
            }
            Found found = ask(node.get(), at, prefix, limit, until);
            synchronized (memory) {
                for (Object name : found.names()) {
                    long digest = Seen.digest((byte[]) name);
                    Optional<String> key = keys.key((byte[]) name).filter(k -> k.startsWith(prefix));
                    if (key.isPresent() && !memory.before(digest, cursor.page()) && fresh.add(key.get())) {
                        given.add(digest);
                    }
                }
            }
            at = after(cursor, call, node.get().slot(), found, nodes);
        }
        synchronized (memory) {
            memory.give(call, given);
        }
        return new Page(List.copyOf(fresh), Cursor.text(at));
    }

    private record Found(String run, String scan, List<?> names) {}

    private Found ask(Link.Node node, Cursor at, String prefix, int limit, Until until) throws BackendException {
        boolean same = node.slot() == at.slot();
        boolean asksRun = !runIsSecret;
        List<Order> orders = orders(same ? at.scan() : Cursor.START, prefix, Integer.toString(limit), asksRun);
        List<@Nullable Object> answers;
        try {
            answers = exchange.askNode(node.connection(), orders, until);
        } catch (BackendException e) {
            if (e.kind() != ErrorKind.DENIED || !asksRun) {
                throw e;
            }
            runIsSecret = true;
            return ask(node, at, prefix, limit, until);
        }
        String run = run(asksRun ? answers.get(1) : null);
        List<?> found = list(answers.get(0));
        if (same && !at.scan().equals(Cursor.START) && !run.equals(at.run())) {
            Order anew = scan(Cursor.START, prefix, Integer.toString(limit));
            found = list(
                    exchange.askNode(node.connection(), List.of(anew), until).get(0));
        }
        return new Found(run, new String((byte[]) found.get(0), StandardCharsets.US_ASCII), list(found.get(1)));
    }

    private static @Nullable Cursor after(Cursor page, long call, int slot, Found found, List<Link.Node> nodes) {
        return found.scan().equals(Cursor.START)
                ? nodes.stream()
                        .filter(n -> n.slot() > slot)
                        .findFirst()
                        .map(n -> page.next(call, n.slot(), "", Cursor.START))
                        .orElse(null)
                : page.next(call, slot, found.run(), found.scan());
    }

    private List<Order> orders(String cursor, String prefix, String limit, boolean asksRun) {
        Order scan = scan(cursor, prefix, limit);
        return asksRun ? List.of(scan, Order.of(CommandType.INFO).arg("server")) : List.of(scan);
    }

    /** What the first page sends to each node in turn. */
    List<String> explain(String prefix) {
        return orders(Cursor.START, prefix, "<limit>", !runIsSecret).stream()
                .map(Order::shown)
                .toList();
    }

    private Order scan(String cursor, String prefix, String limit) {
        Order order = Order.of(CommandType.SCAN)
                .arg(cursor)
                .arg("MATCH")
                .name(keys.pattern(prefix))
                .arg("COUNT")
                .arg(limit);
        return type.isEmpty() ? order : order.arg("TYPE").arg(type);
    }

    private Seen memory(long listing) {
        synchronized (seen) {
            SoftReference<Seen> kept = seen.get(listing);
            Seen memory = kept == null ? null : kept.get();
            if (memory == null) {
                memory = new Seen();
                seen.put(listing, new SoftReference<>(memory));
            }
            return memory;
        }
    }

    /** Empty where the server does not say, or the user may not ask. */
    private static String run(@Nullable Object info) {
        if (info instanceof byte[] bytes) {
            Matcher found = RUN.matcher(new String(bytes, StandardCharsets.UTF_8));
            return found.find() ? found.group(1) : "";
        }
        return "";
    }

    private static List<?> list(@Nullable Object answer) throws BackendException {
        if (answer instanceof List<?> list) {
            return list;
        }
        throw new BackendException(ErrorKind.FAILED, "The server answered SCAN in an unknown form");
    }
}
