package dev.larder.store.s3;

import dev.larder.store.backend.BackendException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Sends requests, each within the time that its call has. What may be sent again and what not is decided here and in {@link
 * Writing}, never by the client: its retries are off, as it cannot know whether a request that got no answer was executed.
 */
final class Exchange {
    static final int ATTEMPTS = 5;

    private static final SdkPlugin NO_RETRIES =
            config -> config.overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()));

    final S3Client client;
    private final Duration timeout;
    private final List<SdkPlugin> plugins;

    /**
     * Over a client.
     *
     * @param timeout how long one call may take
     * @param borrowed whether the client may retry by itself, which is switched off for each request then
     */
    Exchange(S3Client client, Duration timeout, boolean borrowed) {
        this.client = client;
        this.timeout = timeout;
        this.plugins = borrowed ? List.of(NO_RETRIES) : List.of();
    }

    /** A request, to be built with what limits its time. */
    interface Order<R> {
        R send(Consumer<AwsRequestOverrideConfiguration.Builder> within);
    }

    Until until() {
        return Until.in(timeout);
    }

    Consumer<AwsRequestOverrideConfiguration.Builder> within(Duration time) {
        return o -> {
            o.apiCallTimeout(time);
            plugins.forEach(o::addPlugin);
        };
    }

    /** Sends what changes nothing, again if need be. */
    <R> R read(Until until, Order<R> order) throws BackendException {
        return send(until, false, order);
    }

    /** Sends what does the same when it is done twice, again if need be. */
    <R> R repeatable(Until until, Order<R> order) throws BackendException {
        return send(until, true, order);
    }

    private <R> R send(Until until, boolean changes, Order<R> order) throws BackendException {
        boolean maybe = false;
        for (int attempt = 1; ; attempt++) {
            try {
                return order.send(within(until.forRequest()));
            } catch (RuntimeException e) {
                Trouble trouble = Trouble.of(e);
                if (!trouble.again() || attempt == ATTEMPTS || !until.pause(attempt)) {
                    throw changes ? trouble.ofWrite(maybe) : trouble.ofRead();
                }
                maybe |= trouble.maybe();
            }
        }
    }
}
