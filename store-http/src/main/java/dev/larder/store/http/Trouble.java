package dev.larder.store.http;

import dev.larder.store.StoreException;
import java.util.Optional;
import java.util.function.Supplier;

/** What goes wrong beside a request, which goes on. Logged without a value, a URL or the text of a foreign exception. */
final class Trouble {
    private static final System.Logger LOG = System.getLogger("dev.larder.store.http");

    private Trouble() {}

    /** {@return what a step gives, or empty if it fails} */
    static <R> Optional<R> passedOver(String step, Supplier<R> body) {
        try {
            return Optional.of(body.get());
        } catch (RuntimeException e) {
            String why = e instanceof StoreException known
                    ? known.operation() + " on " + known.backend() + ", " + known.kind()
                    : e.getClass().getName();
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The cache could not " + step + " an exchange (" + why + "); the request goes on without it");
            return Optional.empty();
        }
    }

    static void background(Throwable thrown) {
        LOG.log(
                System.Logger.Level.DEBUG,
                "A validation in the background failed: " + thrown.getClass().getName());
    }
}
