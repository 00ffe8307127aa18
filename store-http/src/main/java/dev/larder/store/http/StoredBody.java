package dev.larder.store.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;

/** Hands a stored body to a subscriber when it asks: read-only, at once, once. */
final class StoredBody implements Subscription {
    private final BodySubscriber<?> subscriber;
    private final byte[] content;
    private final AtomicBoolean done = new AtomicBoolean();

    private StoredBody(BodySubscriber<?> subscriber, byte[] content) {
        this.subscriber = subscriber;
        this.content = content;
    }

    static void deliver(BodySubscriber<?> subscriber, byte[] content) {
        StoredBody body = new StoredBody(subscriber, content);
        subscriber.onSubscribe(body);
        if (content.length == 0 && body.done.compareAndSet(false, true)) {
            subscriber.onComplete();
        }
    }

    @Override
    public void request(long n) {
        if (content.length == 0 && n > 0) {
            return; // the end needs no demand, and comes once the subscriber has returned
        }
        if (!done.compareAndSet(false, true)) {
            return;
        }
        if (n <= 0) {
            subscriber.onError(new IllegalArgumentException("A subscriber asks for one buffer or more, not for " + n));
            return;
        }
        subscriber.onNext(List.of(ByteBuffer.wrap(content).asReadOnlyBuffer()));
        subscriber.onComplete();
    }

    @Override
    public void cancel() {
        done.set(true);
    }
}
