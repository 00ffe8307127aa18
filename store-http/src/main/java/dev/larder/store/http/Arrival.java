package dev.larder.store.http;

/** What becomes of the body of an answer from the network. */
sealed interface Arrival<T> permits Tee, Arrival.Dropped {
    /**
     * It is not for the application, which gets a stored one.
     *
     * @param notModified whether that was confirmed; otherwise the origin failed
     */
    record Dropped<T>(boolean notModified) implements Arrival<T> {}
}
