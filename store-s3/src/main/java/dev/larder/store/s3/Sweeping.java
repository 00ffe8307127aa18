package dev.larder.store.s3;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Page;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Deletes the objects of what has ended, claims that were left included. Where the server keeps to conditions on DELETE, one that was
 * replaced meanwhile stays. Elsewhere there is a moment between looking and deleting, in which no one should write.
 */
final class Sweeping {
    private static final int PAGE = 1000;

    private final Reading reading;
    private final Inquiry inquiry;
    private final Lister lister;
    private final Workers workers;
    private final String prefix;
    private final int atOnce;

    Sweeping(Reading reading, Inquiry inquiry, Lister lister, Workers workers, S3Config config, int atOnce) {
        this.reading = reading;
        this.inquiry = inquiry;
        this.lister = lister;
        this.workers = workers;
        this.prefix = config.prefix();
        this.atOnce = atOnce;
    }

    long sweep(String under) throws BackendException {
        AtomicLong gone = new AtomicLong();
        @Nullable String cursor = null;
        do {
            Page page = lister.page(under, cursor, PAGE);
            workers.each(page.keys(), atOnce, key -> gone.addAndGet(remove(prefix + key) ? 1 : 0));
            cursor = page.next();
        } while (cursor != null);
        return gone.get();
    }

    private boolean remove(String name) throws BackendException {
        Until until = reading.exchange.until();
        Optional<Found> found = reading.look(name, until).filter(each -> reading.ended(each.stamp()));
        if (found.isEmpty()) {
            return false;
        }
        Verdict verdict = inquiry.verdict(until);
        Condition condition = verdict.guardsDelete() ? verdict.match(found.get().etag()) : Condition.NONE;
        return reading.exchange.repeatable(until, within -> {
            try {
                reading.exchange.client.deleteObject(reading.requests
                        .delete(name, condition)
                        .overrideConfiguration(within)
                        .build());
                return true;
            } catch (SdkException e) {
                if (condition.refusedBy(e)) {
                    return false;
                }
                throw e;
            }
        });
    }
}
