package dev.larder.store.backend;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the body of a streamed value. */
@FunctionalInterface
public interface OutputWriter {
    /**
     * Writes all of the body. The value is committed when this returns; an exception leaves the old value.
     *
     * @param out where to; it need not be closed, and is of no use after the return
     * @throws IOException if the body cannot be produced or stored
     */
    void writeTo(OutputStream out) throws IOException;
}
