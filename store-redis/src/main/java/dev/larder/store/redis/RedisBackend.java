package dev.larder.store.redis;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.OutputWriter;
import dev.larder.store.backend.Page;
import dev.larder.store.backend.Verb;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import dev.larder.store.redis.internal.Steps;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.CommandType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps entries in Redis 6.2 or newer: one server, the primary that Sentinels know, or a cluster. Values are the bare bytes, so
 * what this stores any other client reads, and the other way; only strings are seen. All threads share one connection (to
 * each node). Thread-safe.
 *
 * <p>Deadlines are Redis's own; the clock of the server decides when they have come. {@link #get}, {@link #getAll} and {@link
 * #take} do not tell them, {@link #head} does. A version is the SHA-1 of the bytes. When a value was written, Redis does not know.
 *
 * <p>Nothing is sent twice, {@link #take} excepted, which shows a receipt that makes it safe. A write that got no answer is
 * {@link ErrorKind#OUTCOME_UNKNOWN}; a read that got none is {@link ErrorKind#UNAVAILABLE}, since it did nothing. With Sentinel or
 * a cluster a failover may lose what was acknowledged, and bring back what was deleted or taken: Redis replicates after it answers.
 */
public final class RedisBackend implements Backend {
    private static final Set<Capability> CAPABILITIES = Collections.unmodifiableSet(EnumSet.allOf(Capability.class));
    /** A connection ends its attempts sooner than this; but a machine may take its time to load the classes. */
    private static final Duration OPENING = Duration.ofSeconds(10);

    private static final RedisConfig BORROWED = RedisConfig.of("borrowed");

    /** Farther than any string of Redis reaches. */
    private static final long FARTHEST = 1L << 40;

    private final Link link;
    private final RedisConfig config;
    private final String shown;
    private final RedisKeys keys;
    private final Exchange exchange;
    private final Bulk bulk;
    private final Comparing comparing;
    private final Taking taking;
    private final Scan scan;
    private final Steps steps;

    private RedisBackend(Link link, RedisConfig config, String shown) {
        this.link = link;
        this.config = config;
        this.shown = shown;
        this.keys = new RedisKeys(config.prefix(), link.clustered());
        this.exchange = new Exchange(link, config.timeout(), config.connectTimeout());
        this.bulk = new Bulk(exchange, config.queue());
        this.comparing = new Comparing(exchange);
        this.taking = new Taking(exchange, keys, config.maxValue(), config.receipts());
        this.scan = new Scan(exchange, keys, "string");
        this.steps = new RedisSteps(exchange);
    }

    /** A twin of another one whose orders go elsewhere. */
    private RedisBackend(RedisBackend other, Exchange exchange) {
        this.link = other.link;
        this.config = other.config;
        this.shown = other.shown;
        this.keys = other.keys;
        this.exchange = exchange;
        this.bulk = new Bulk(exchange, config.queue());
        this.comparing = new Comparing(exchange, other.comparing);
        this.taking = new Taking(exchange, keys, config.maxValue(), config.receipts());
        this.scan = other.scan;
        this.steps = other.steps;
    }

    /**
     * {@return a backend with connections of its own, which the caller closes}
     *
     * @param config how
     * @throws BackendException UNAVAILABLE if no server can be reached, DENIED if it refuses the user, NOT_FOUND if it has no such
     *     database, INVALID if the ca-file cannot be read
     */
    public static RedisBackend open(RedisConfig config) throws BackendException {
        Link link = Clients.open(config);
        try {
            link.connection(Until.in(config.timeout().compareTo(OPENING) > 0 ? config.timeout() : OPENING));
            return new RedisBackend(link, config, config.toString());
        } catch (BackendException e) {
            try {
                link.close();
            } catch (Exception closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    /**
     * {@return a backend with a connection of the caller's client, made at the first call and closed with the backend}
     *
     * @param client the client, which stays open
     */
    public static RedisBackend over(RedisClient client) {
        return borrowed(
                new ServerLink(
                        () -> Waiting.elsewhere(() -> client.connect(ByteArrayCodec.INSTANCE)),
                        client,
                        false,
                        () -> {}),
                "redis:(client)");
    }

    /**
     * {@return a backend with a connection of the caller's}
     *
     * @param connection the connection, which stays open; it must not be in a transaction, nor switch its database
     */
    public static RedisBackend over(StatefulRedisConnection<?, ?> connection) {
        return borrowed(new BorrowedLink(connection), "redis:(connection)");
    }

    /**
     * {@return a backend with connections of the caller's client, made at the first call and closed with the backend}
     *
     * @param client the client, which stays open
     */
    public static RedisBackend over(RedisClusterClient client) {
        return borrowed(
                new ClusterLink(() -> client.connect(ByteArrayCodec.INSTANCE), client, false, () -> {}, () -> {}),
                "redis-cluster:(client)");
    }

    /**
     * {@return a backend with a connection of the caller's}
     *
     * @param connection the connection, which stays open
     */
    public static RedisBackend over(StatefulRedisClusterConnection<?, ?> connection) {
        return borrowed(new ClusterLink(connection), "redis-cluster:(connection)");
    }

    private static RedisBackend borrowed(Link link, String shown) {
        return new RedisBackend(link, BORROWED, shown);
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Optional<Blob> get(String key) throws BackendException {
        byte[] name = keys.name(key);
        if (link.limited()) {
            return found((byte[]) exchange.read(Order.of(CommandType.GET).key(name)));
        }
        byte[] start = (byte[])
                exchange.read(Order.of(CommandType.GETRANGE).key(name).arg(0).arg(config.maxValue()));
        if (start != null && start.length > config.maxValue()) {
            throw Trouble.tooLarge(start.length);
        }
        // Of an absent key there are no bytes either.
        byte[] value = start != null && start.length > 0
                ? start
                : (byte[]) exchange.read(Order.of(CommandType.GET).key(name));
        return found(value);
    }

    private static Optional<Blob> found(byte @Nullable [] value) {
        return value == null ? Optional.empty() : Optional.of(blob(value));
    }

    private static Blob blob(byte[] value) {
        return new Blob(value, new Meta(value.length, new ContentVersion(value), null, null));
    }

    @Override
    public Optional<Version> put(String key, byte[] value, Write write) throws BackendException {
        byte[] name = keys.name(key);
        checkSize(value);
        Version expected = write.guard().version();
        boolean held;
        if (expected != null) {
            held = comparing.replace(name, expected, value, write.deadline());
        } else {
            Order order = set(name, value, write.deadline());
            if (write.guard().kind() == Guard.Kind.ABSENT) {
                order.arg("NX");
            }
            held = exchange.write(order) != null;
        }
        return held ? Optional.of(new ContentVersion(value)) : Optional.empty();
    }

    private void checkSize(byte[] value) throws BackendException {
        if (value.length > config.maxValue()) {
            throw Trouble.tooLarge(value.length);
        }
    }

    static Order set(byte[] name, byte[] value, @Nullable Instant deadline) {
        Order order = Order.of(CommandType.SET).key(name).arg(value);
        return deadline == null ? order : order.arg("PXAT").arg(millis(deadline));
    }

    /** Redis takes no deadline before its epoch; any that is over means the same. */
    static long millis(Instant deadline) {
        return Math.max(1, deadline.toEpochMilli());
    }

    @Override
    public boolean delete(String key, Guard guard) throws BackendException {
        byte[] name = keys.name(key);
        Version expected = guard.version();
        if (expected == null) {
            exchange.write(Order.of(CommandType.UNLINK).key(name));
            return true;
        }
        return comparing.delete(name, expected);
    }

    @Override
    public Optional<Blob> take(String key) throws BackendException {
        return taking.take(key).map(RedisBackend::blob);
    }

    @Override
    public Optional<Meta> head(String key) throws BackendException {
        Object found = Scripts.HEAD.run(exchange, false, exchange.until(), List.of(keys.name(key)));
        if (!(found instanceof List<?> list)) {
            return Optional.empty();
        }
        long deadline = (Long) list.get(2);
        return Optional.of(new Meta(
                (Long) list.get(0),
                new Version(new String((byte[]) list.get(1), StandardCharsets.US_ASCII)),
                null,
                deadline < 0 ? null : Instant.ofEpochMilli(deadline)));
    }

    @Override
    public Page list(String prefix, @Nullable String cursor, int limit) throws BackendException {
        return scan.page(prefix, cursor, limit);
    }

    @Override
    public Map<String, Blob> getAll(Collection<String> wanted) throws BackendException {
        List<String> distinct = wanted instanceof Set ? List.copyOf(wanted) : List.copyOf(new LinkedHashSet<>(wanted));
        Map<String, Blob> found = new LinkedHashMap<>(distinct.size() * 2);
        bulk.get(names(distinct), (i, value) -> {
            checkSize(value);
            found.put(distinct.get(i), blob(value));
        });
        return found;
    }

    @Override
    public void putAll(Map<String, byte[]> values, Write write) throws BackendException {
        for (byte[] value : values.values()) {
            checkSize(value);
        }
        bulk.put(names(values.keySet()), List.copyOf(values.values()), write);
    }

    @Override
    public long deleteAll(Collection<String> unwanted) throws BackendException {
        return bulk.delete(names(new LinkedHashSet<>(unwanted)));
    }

    private List<byte[]> names(Collection<String> several) throws BackendException {
        List<byte[]> names = new ArrayList<>(several.size());
        for (String key : several) {
            names.add(keys.name(key));
        }
        return names;
    }

    @Override
    public Optional<InputStream> read(String key, long offset, long length) throws BackendException {
        if (offset == 0 && length >= config.maxValue()) {
            return get(key).map(blob -> new ByteArrayInputStream(blob.bytes()));
        }
        long from = Math.min(offset, FARTHEST);
        if (length == 0 || from == FARTHEST) {
            return head(key).map(meta -> InputStream.nullInputStream());
        }
        long last = from + Math.min(length, FARTHEST) - 1;
        Object range = Scripts.RANGE.run(
                exchange, false, exchange.until(), List.of(keys.name(key)), from, last, config.maxValue());
        return Optional.ofNullable(Trouble.withinLimit(range)).map(ByteArrayInputStream::new);
    }

    @Override
    public void write(String key, OutputWriter body, Write write) throws Exception {
        LimitedBuffer buffer = new LimitedBuffer(config.maxValue());
        try {
            body.writeTo(buffer);
        } catch (Exception e) {
            if (!buffer.full()) {
                throw e;
            }
        }
        if (buffer.full()) {
            throw new BackendException(
                    ErrorKind.TOO_LARGE,
                    "The stream is longer than the " + config.maxValue() + " bytes that max-value allows; raise it");
        }
        put(key, buffer.bytes(), write);
    }

    /**
     * {@return the commands that would be sent, if the entry is there} Which command compares a version depends on the server,
     * which is asked at the first write that needs it; before that, the script is told that does so on every server.
     */
    @Override
    public List<String> explain(Verb verb, String key, Write write) throws Exception {
        if (verb == Verb.LIST) {
            return scan.explain(key);
        }
        Rehearsal rehearsal = new Rehearsal(link, config, verb == Verb.TAKE && config.receipts());
        rehearsal.run(new RedisBackend(this, rehearsal), verb, key, write, comparing.isLeftToTheServer());
        return rehearsal.orders();
    }

    @Override
    public ErrorKind classify(Exception e) {
        return Trouble.classify(e);
    }

    /** {@return this backend, or Lettuce's client or connection underneath} */
    @Override
    public <C> Optional<C> unwrap(Class<C> type) {
        if (type == Steps.class) {
            return Optional.of(type.cast(steps));
        }
        return type.isInstance(link.client()) ? Optional.of(type.cast(link.client())) : Backend.super.unwrap(type);
    }

    @Override
    public void close() throws Exception {
        link.close();
    }

    @Override
    public String toString() {
        return shown;
    }
}
