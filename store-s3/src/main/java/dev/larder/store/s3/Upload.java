package dev.larder.store.s3;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Writes one object from a stream: what fits in one part goes up as one PUT at the end, more as parts, several under way at once.
 * No more is held in memory than those and the one being filled. Nothing is seen of the object before {@link #finish}; after {@link
 * #abort} nothing of it is left. Used by one thread.
 */
final class Upload extends OutputStream {
    /** The most parts that an object has, by the API. */
    private static final int MOST_PARTS = 10_000;

    private final Reading reading;
    private final Workers workers;
    private final UploadTarget target;
    private final int partSize;
    private final int parallel;
    private final Semaphore permits;
    private final Queue<byte[]> free = new ConcurrentLinkedQueue<>();
    private final Map<Integer, CompletedPart> parts = new ConcurrentSkipListMap<>();
    private final AtomicReference<@Nullable BackendException> failure = new AtomicReference<>();

    private Part filling;
    private int number;
    private @Nullable String id;

    Upload(Reading reading, Workers workers, UploadTarget target, int partSize, int parallel) {
        this.reading = reading;
        this.workers = workers;
        this.target = target;
        this.partSize = partSize;
        this.parallel = parallel;
        this.permits = new Semaphore(parallel);
        this.filling = new Part(partSize, free);
    }

    /** What went wrong on the way, if anything did; it may have come to the body as an IOException. */
    @Nullable
    BackendException failure() {
        return failure.get();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (filling.full()) {
                ship();
            }
            done += filling.add(bytes, offset + done, length - done);
        }
    }

    /** Sends the part that is full, as soon as there is room, and begins the next. */
    private void ship() throws IOException {
        try {
            checkFailure();
            if (id == null) {
                id = target.begin(reading.exchange.until());
            }
            send(id);
        } catch (BackendException e) {
            failure.compareAndSet(null, e);
            throw new IOException("The value could not be stored", e);
        }
        filling = new Part(partSize, free);
    }

    private void send(String upload) throws BackendException {
        if (number == MOST_PARTS) {
            throw new BackendException(
                    ErrorKind.TOO_LARGE,
                    "A value has at most " + MOST_PARTS + " parts; with a larger part-size it may be longer");
        }
        acquire(1);
        number++;
        int mine = number;
        Part part = filling;
        try {
            workers.execute(() -> sendPart(upload, mine, part));
        } catch (RejectedExecutionException e) {
            permits.release();
            throw new BackendException(ErrorKind.UNAVAILABLE, "The store was closed while the value was written", e);
        }
    }

    private void sendPart(String upload, int mine, Part part) {
        boolean done = false;
        try {
            parts.put(mine, target.part(upload, mine, part, reading.exchange.until()));
            done = true;
        } catch (BackendException e) {
            failure.compareAndSet(null, e);
        } finally {
            if (!done) {
                // An Error, for one: without this part there is no object.
                failure.compareAndSet(
                        null, new BackendException(ErrorKind.FAILED, "Part " + mine + " could not be sent"));
            }
            part.release();
            permits.release();
        }
    }

    /** Every part ends within the timeout, and gives back what it holds. */
    private void acquire(int count) throws BackendException {
        try {
            permits.acquire(count);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackendException(
                    ErrorKind.UNAVAILABLE, "The thread was interrupted before the value was stored", e);
        }
    }

    private void checkFailure() throws BackendException {
        BackendException known = failure.get();
        if (known != null) {
            throw known;
        }
    }

    /** Makes the object what was written, in one step. */
    void finish() throws BackendException {
        checkFailure();
        if (id == null) {
            target.put(filling.bytes(), reading.exchange.until());
            return;
        }
        if (filling.length() > 0) {
            send(id);
        }
        acquire(parallel);
        permits.release(parallel);
        checkFailure();
        target.complete(id, new ArrayList<>(parts.values()), reading.exchange.until());
    }

    /** Undoes all of it, once no part is under way any more: one that comes later would stay. */
    void abort(Throwable because) {
        if (id == null) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            if (!permits.tryAcquire(parallel, reading.exchange.until().left(), TimeUnit.NANOSECONDS)) {
                because.addSuppressed(new IOException("A part was still under way when the upload was aborted"));
            }
            target.abort(id, reading.exchange.until());
        } catch (BackendException e) {
            because.addSuppressed(e);
        } catch (InterruptedException e) {
            because.addSuppressed(e);
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
