package dev.larder.store.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Passes a body to the application's subscriber, with its demand, and keeps a copy. The client takes this for the body and
 * so answers as soon as the head is there: only then is known whether it followed a redirect. The end is held back until
 * {@link #settle} has said what to do with the copy, and that is done.
 */
final class Tee<T> implements BodySubscriber<Arrival<T>>, Arrival<T> {
    private final BodySubscriber<T> application;
    private final Copy copy;
    private @Nullable Subscription upstream;
    private @Nullable Consumer<Optional<byte[]>> ending;
    private boolean ended;
    private boolean cancelled;

    Tee(BodySubscriber<T> application, Copy copy) {
        this.application = application;
        this.copy = copy;
    }

    /** The body that the application's subscriber makes. */
    CompletionStage<T> body() {
        return application.getBody();
    }

    /**
     * Says what to do at the end, before the application's subscriber hears of it.
     *
     * @param atEnd takes the copy, or empty if there is none
     */
    void settle(Consumer<Optional<byte[]>> atEnd) {
        boolean now;
        synchronized (this) {
            ending = atEnd;
            now = ended;
        }
        if (now) {
            finish(atEnd);
        }
    }

    /** Stops the transfer; nothing is stored then. */
    void cancel() {
        Subscription subscription;
        synchronized (this) {
            cancelled = true;
            subscription = upstream;
        }
        if (subscription != null) {
            subscription.cancel();
        }
    }

    @Override
    public CompletionStage<Arrival<T>> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        boolean late;
        synchronized (this) {
            upstream = subscription;
            late = cancelled;
        }
        application.onSubscribe(new Subscription() {
            @Override
            public void request(long n) {
                subscription.request(n);
            }

            @Override
            public void cancel() {
                Tee.this.cancel();
            }
        });
        if (late) {
            subscription.cancel();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        copy.add(buffers);
        application.onNext(buffers);
    }

    @Override
    public void onError(Throwable thrown) {
        copy.drop();
        application.onError(thrown);
    }

    @Override
    public void onComplete() {
        Consumer<Optional<byte[]>> atEnd;
        synchronized (this) {
            ended = true;
            atEnd = ending;
        }
        if (atEnd != null) {
            finish(atEnd);
        }
    }

    private void finish(Consumer<Optional<byte[]>> atEnd) {
        boolean stopped;
        synchronized (this) {
            stopped = cancelled;
        }
        try {
            if (!stopped) {
                atEnd.accept(copy.whole());
            }
        } finally {
            copy.drop();
            application.onComplete();
        }
    }
}
