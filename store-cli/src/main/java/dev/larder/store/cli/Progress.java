package dev.larder.store.cli;

/** What the one who waits for a long run sees of it. */
interface Progress extends AutoCloseable {
    /**
     * One more key is done.
     *
     * @param bytes how many bytes were copied for it
     */
    void step(long bytes);

    /** Ends the display. */
    @Override
    void close();
}
