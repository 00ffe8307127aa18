package dev.larder.store.s3.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An S3 server in this JVM, path style only, whose conditions are truly atomic. Faults and quirks may be set while it
 * runs. Signatures are not checked. Thread-safe.
 */
public final class FakeS3 implements AutoCloseable {

    private static final int REMEMBERED = 50_000;

    static {
        // Answers of two packets wait 40 ms without it; and no connection that a client keeps is closed behind its
        // back.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.idleInterval", "3600");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    }

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Set<Quirk> quirks = ConcurrentHashMap.newKeySet();
    private final List<Rule.Scripted> rules = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedDeque<Seen> seen = new ConcurrentLinkedDeque<>();
    private final Queue<Throwable> defects = new ConcurrentLinkedQueue<>();
    private final Service service;
    private final Wire wire = new Wire();
    private final ExecutorService threads;
    private final HttpServer server;
    private final Path folder;

    private FakeS3(int port) throws IOException {
        folder = Files.createTempDirectory("fake-s3");
        service = new Service(buckets, quirks);
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "fake-s3");
            thread.setDaemon(true);
            return thread;
        });
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Starts one on a free port, with these deviations from AWS. */
    public static FakeS3 start(Quirk... quirks) {
        return start(0).quirks(Set.of(quirks));
    }

    /** Starts one on this port. */
    public static FakeS3 start(int port) {
        try {
            return new FakeS3(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens, without a path. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Creates a bucket unless it is there. */
    public FakeS3 bucket(String name) {
        buckets.computeIfAbsent(name, n -> new Bucket());
        return this;
    }

    /** Adds deviations. */
    public FakeS3 quirks(Set<Quirk> more) {
        quirks.addAll(more);
        return this;
    }

    /** Refuses every other access key as InvalidAccessKeyId. */
    public FakeS3 accepting(String accessKey) {
        service.accessKey = accessKey;
        return this;
    }

    /** Refuses every request that was signed for another region. */
    public FakeS3 region(String region) {
        service.region = region;
        return this;
    }

    /** Lets every part but the last of an upload be this small; 5 MiB before. */
    public FakeS3 smallestPart(long bytes) {
        service.smallestPart = bytes;
        return this;
    }

    /** Adds a rule; of several that strike, the first added counts. */
    public FakeS3 inject(Rule.Scripted rule) {
        rules.add(rule);
        return this;
    }

    /** Takes away all rules and quirks, and lets unanswered requests go. */
    public FakeS3 heal() {
        rules.clear();
        quirks.clear();
        wire.release();
        return this;
    }

    /** What came in so far, of these operations or of all, oldest first; the last 50,000. */
    public List<Seen> seen(Verb... verbs) {
        Set<Verb> wanted = Set.of(verbs);
        return seen.stream()
                .filter(one -> wanted.isEmpty() || wanted.contains(one.request().verb()))
                .toList();
    }

    /** Forgets what came in. */
    public FakeS3 forget() {
        seen.clear();
        return this;
    }

    /** The keys of a bucket, in order. */
    public List<String> keys(String bucket) {
        Bucket b = existing(bucket);
        synchronized (b) {
            return List.copyOf(b.objects.keySet());
        }
    }

    /** An object's bytes, or null. */
    public byte @Nullable [] bytes(String bucket, String key) {
        Stored stored = stored(bucket, key);
        return stored == null ? null : stored.content().bytes();
    }

    /** An object's headers in lower case, user metadata as {@code x-amz-meta-*}; empty for an absent one. */
    public Map<String, String> headers(String bucket, String key) {
        Stored stored = stored(bucket, key);
        return stored == null ? Map.of() : Map.copyOf(stored.headers());
    }

    /** An object's ETag without quotes; empty for an absent one. */
    public String tag(String bucket, String key) {
        Stored stored = stored(bucket, key);
        return stored == null ? "" : stored.etag().replace("\"", "");
    }

    /** Stores an object as another tool would, with its CRC32. */
    public FakeS3 put(String bucket, String key, byte[] bytes, Map<String, String> headers) {
        Sums sums = new Sums();
        sums.add(Sums.PREFIX + "crc32");
        sums.update(bytes, bytes.length);
        Stored stored = new Stored(
                Content.of(bytes.clone()),
                Objects.tag(Sums.md5().digest(bytes)),
                Instant.now(),
                new TreeMap<>(headers),
                sums.values());
        Bucket b = existing(bucket);
        synchronized (b) {
            b.objects.put(key, stored);
        }
        return this;
    }

    /** The keys of uploads that were begun and neither completed nor aborted. */
    public List<String> openUploads(String bucket) {
        Bucket b = existing(bucket);
        synchronized (b) {
            return b.uploads.values().stream().map(Bucket.Upload::key).toList();
        }
    }

    /** Stops at once. Fails if the fake itself went wrong since it started. */
    @Override
    public void close() {
        wire.release();
        server.stop(0);
        threads.shutdownNow();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Throwable defect = defects.poll();
        if (defect != null) {
            throw new AssertionError("The fake went wrong", defect);
        }
    }

    private @Nullable Stored stored(String bucket, String key) {
        Bucket b = existing(bucket);
        synchronized (b) {
            return b.objects.get(key);
        }
    }

    private Bucket existing(String name) {
        Bucket bucket = buckets.get(name);
        if (bucket == null) {
            throw new IllegalArgumentException("No bucket " + name);
        }
        return bucket;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Request request = Request.of(exchange);
        Fault fault = fault(request);
        Reply reply = null;
        try {
            Received body = Received.of(request, exchange.getRequestBody(), folder);
            if (fault == null || fault.executes()) {
                reply = service.answer(request, body, fault instanceof Fault.Partial partial ? partial.code() : null);
            }
        } catch (S3Error e) {
            reply = e.reply(request);
        } catch (RuntimeException | Error e) {
            defects.add(e);
            throw e;
        }
        if (fault instanceof Fault.Answer answer) {
            reply = S3Error.reply(answer.status(), answer.code(), request);
        }
        remember(new Seen(request, fault, reply == null ? 0 : reply.status()));
        wire.send(exchange, request, reply, fault);
    }

    private @Nullable Fault fault(Request request) {
        Fault first = null;
        for (Rule.Scripted rule : rules) {
            // Every rule counts, also behind one that struck.
            if (rule.strikes(request) && first == null) {
                first = rule.fault();
            }
        }
        return first;
    }

    private void remember(Seen one) {
        seen.add(one);
        if (seen.size() > REMEMBERED) {
            seen.pollFirst();
        }
    }
}
