package dev.larder.store.s3;

import static java.util.Objects.requireNonNull;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.OutputWriter;
import dev.larder.store.backend.Page;
import dev.larder.store.backend.Verb;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Keeps entries in a bucket of S3, or of a server that speaks its protocol. Values are bare objects, so what this stores any other
 * tool reads, and the other way; user metadata holds the deadline and the name of the write, nothing else. Thread-safe.
 *
 * <p>What needs conditions (put if absent, replace, take) is claimed only where a probe saw the server keep to them, which the
 * first call that needs to know makes, and no other does.
 * A version is the ETag, with the deadline. What has ended stays in the bucket, and is listed, until it is swept or replaced.
 *
 * <p>A write that got no answer is looked for by its name; if it cannot be told whether it was executed it is {@link
 * ErrorKind#OUTCOME_UNKNOWN}. A read that got none is {@link ErrorKind#UNAVAILABLE}, since it did nothing.
 */
public final class S3Backend implements Backend {
    /** Requests for single objects are short beside the parts of large ones. */
    private static final int SMALL_PER_PART = 4;

    private final S3Config config;
    private final String shown;
    private final boolean borrowed;
    private final Inquiry inquiry;
    private final Reading reading;
    private final Writing writing;
    private final Claiming claiming;
    private final Lister lister;
    private final Workers workers;
    private final Bulk bulk;
    private final Sweeping sweeping;

    private S3Backend(
            Reading reading, S3Config config, String shown, boolean borrowed, Workers workers, Inquiry inquiry) {
        this.config = config;
        this.shown = shown;
        this.borrowed = borrowed;
        this.workers = workers;
        this.inquiry = inquiry;
        this.reading = reading;
        this.writing = new Writing(reading, inquiry, new Probe(reading, config.prefix()));
        this.claiming = new Claiming(reading, writing, inquiry);
        this.lister = new Lister(reading, config.prefix());
        int small = SMALL_PER_PART * config.parallel();
        this.bulk = new Bulk(reading, writing, workers, config.prefix(), small);
        this.sweeping = new Sweeping(reading, inquiry, lister, workers, config, small);
    }

    /**
     * {@return a backend with a client of its own, which the caller closes}
     *
     * @param config how
     * @throws BackendException UNAVAILABLE if the server cannot be reached, DENIED if it does not know the credentials, NOT_FOUND
     *     if there is no such bucket, INVALID if the bucket is in another region
     */
    public static S3Backend open(S3Config config) throws BackendException {
        return open(config, InstantSource.system());
    }

    static S3Backend open(S3Config config, InstantSource clock) throws BackendException {
        S3Client client = Clients.open(config);
        try {
            return open(client, config, config.toString(), false, clock);
        } catch (BackendException | RuntimeException e) {
            client.close();
            throw e;
        }
    }

    /**
     * {@return a backend with a client of the caller's, with everything else as it is by default}
     *
     * @param client the client, which stays open
     * @param bucket the name of the bucket
     * @throws BackendException as {@link #open}
     */
    public static S3Backend over(S3Client client, String bucket) throws BackendException {
        return over(client, S3Config.of(bucket));
    }

    /**
     * {@return a backend with a client of the caller's}
     *
     * @param client the client, which stays open; where the server is, credentials and checksums are its own
     * @param config bucket, prefix, conditions, parts and limits; nothing else of it is looked at
     * @throws BackendException as {@link #open}
     */
    public static S3Backend over(S3Client client, S3Config config) throws BackendException {
        return over(client, config, InstantSource.system());
    }

    static S3Backend over(S3Client client, S3Config config, InstantSource clock) throws BackendException {
        return open(requireNonNull(client, "client"), config, config + " (client)", true, clock);
    }

    private static S3Backend open(S3Client client, S3Config config, String shown, boolean borrowed, InstantSource clock)
            throws BackendException {
        Exchange exchange = new Exchange(client, config.timeout(), borrowed);
        Reading reading = new Reading(
                exchange, new Requests(config.bucket(), Clients.validates(config)), clock, config.maxValue());
        Opening.check(reading, config);
        Workers workers = new Workers();
        Inquiry inquiry = switch (config.conditions()) {
            case TRUST -> Inquiry.settled(Verdict.trusted(), workers);
            case OFF -> Inquiry.settled(Verdict.off("conditions=off"), workers);
            case PROBE ->
                new Inquiry(
                        () -> Verdicts.on(Opening.place(client, config), new Probe(reading, config.prefix())), workers);
        };
        return new S3Backend(reading, config, shown, borrowed, workers, inquiry);
    }

    @Override
    public String name() {
        return "s3";
    }

    /**
     * {@return what the server can do} The first call asks it, unless another did before.
     *
     * @throws BackendException UNAVAILABLE if no answer came in time, or the kind of what was answered instead
     */
    @Override
    public Set<Capability> capabilities() throws BackendException {
        return Inquiry.claims(inquiry.verdict(reading.exchange.until()));
    }

    @Override
    public boolean settled() {
        return inquiry.known().isPresent();
    }

    /** {@return which answer gave it away, as {@link #capabilities} found it} */
    @Override
    public Optional<String> lacks(Capability capability) {
        return inquiry.last().flatMap(last -> last.lacks(capability));
    }

    private String name(String key) throws BackendException {
        if (config.prefix().isEmpty()) {
            return key;
        }
        String name = config.prefix() + key;
        Keys.check(name);
        return name;
    }

    private void check(Collection<String> keys) throws BackendException {
        for (String key : keys) {
            name(key);
        }
    }

    @Override
    public Optional<Blob> get(String key) throws BackendException {
        return reading.get(name(key), reading.exchange.until());
    }

    @Override
    public Optional<Version> put(String key, byte[] value, Write write) throws BackendException {
        reading.checkSize(value);
        return writing.put(name(key), value, write, reading.exchange.until());
    }

    @Override
    public boolean delete(String key, Guard guard) throws BackendException {
        String name = name(key);
        Version expected = guard.version();
        if (expected != null) {
            return claiming.delete(name, expected, reading.exchange.until());
        }
        writing.delete(name, reading.exchange.until());
        return true;
    }

    @Override
    public Optional<Blob> take(String key) throws BackendException {
        return claiming.take(name(key), reading.exchange.until());
    }

    @Override
    public Optional<Meta> head(String key) throws BackendException {
        return reading.head(name(key), reading.exchange.until()).map(Found::meta);
    }

    @Override
    public Page list(String prefix, @Nullable String cursor, int limit) throws BackendException {
        return lister.page(prefix, cursor, limit);
    }

    @Override
    public Map<String, Blob> getAll(Collection<String> keys) throws BackendException {
        check(keys);
        return bulk.get(keys);
    }

    @Override
    public void putAll(Map<String, byte[]> values, Write write) throws BackendException {
        check(values.keySet());
        for (byte[] value : values.values()) {
            reading.checkSize(value);
        }
        bulk.put(values, write);
    }

    @Override
    public long deleteAll(Collection<String> keys) throws BackendException {
        check(keys);
        return bulk.delete(keys);
    }

    @Override
    public long sweep(String prefix) throws BackendException {
        return sweeping.sweep(prefix);
    }

    @Override
    public Optional<InputStream> read(String key, long offset, long length) throws BackendException {
        return RangeStream.open(reading, name(key), offset, length);
    }

    @Override
    public void write(String key, OutputWriter body, Write write) throws Exception {
        String name = name(key);
        UploadTarget target = new UploadTarget(
                reading, writing, name, Stamp.fresh(write.deadline()), MediaTypes.of(name, write.contentType()));
        try (Upload upload = new Upload(reading, workers, target, (int) config.partSize(), config.parallel())) {
            try {
                body.writeTo(upload);
                upload.finish();
            } catch (Exception | Error e) {
                upload.abort(e);
                BackendException own = upload.failure();
                if (own != null && e.getCause() == own) {
                    throw own; // to the body it had to come as an IOException
                }
                throw e;
            }
        }
    }

    /**
     * {@return the requests that would be sent, if the entry is there} Of a streamed value both ways are told: one request, and parts.
     * A replacement by the very same bytes, which goes up as an upload of one part, is not told apart from others.
     */
    @Override
    public List<String> explain(Verb verb, String key, Write write) throws Exception {
        Rehearsal rehearsal = new Rehearsal();
        S3Config small = config.parts(S3Config.LEAST_PART, 1);
        Exchange exchange = new Exchange(
                Clients.rehearsing(reading.exchange.client, config.bucket(), rehearsal), config.timeout(), false);
        Workers own = new Workers();
        Inquiry told = Inquiry.settled(explained(verb, write.guard()).claimingAll(), own);
        try (S3Backend twin = new S3Backend(reading.over(exchange), small, shown, false, own, told)) {
            rehearsal.run(twin, verb, key, write, config.partSize());
        }
        return rehearsal.requests();
    }

    /** What the requests of a call depend on. If it is asked for now, what the server does not do is refused as the call would be. */
    private Verdict explained(Verb verb, Guard guard) throws BackendException {
        Optional<Verdict> known = inquiry.known();
        boolean plain = verb != Verb.TAKE && guard.kind() == Guard.Kind.ALWAYS;
        if (plain || known.isPresent()) {
            return known.orElseGet(() -> Verdict.off("not asked"));
        }
        Capability guarded = guard.kind() == Guard.Kind.ABSENT ? Capability.IF_ABSENT : Capability.IF_VERSION;
        return inquiry.require(verb == Verb.TAKE ? Capability.ATOMIC_POP : guarded, reading.exchange.until());
    }

    @Override
    public ErrorKind classify(Exception e) {
        if (e instanceof BackendException known) {
            return known.kind();
        }
        return Opening.isOfClient(e) ? Trouble.of(e).ofWrite(false).kind() : ErrorKind.FAILED;
    }

    /** {@return this backend, or the {@link S3Client} underneath} */
    @Override
    public <C> Optional<C> unwrap(Class<C> type) {
        S3Client client = reading.exchange.client;
        return type.isInstance(client) ? Optional.of(type.cast(client)) : Backend.super.unwrap(type);
    }

    @Override
    public void close() {
        workers.close();
        if (!borrowed) {
            reading.exchange.client.close();
        }
    }

    @Override
    public String toString() {
        return shown;
    }
}
