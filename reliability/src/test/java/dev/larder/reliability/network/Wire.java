package dev.larder.reliability.network;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Where the requests and answers of a protocol begin and end. */
interface Wire {
    /**
     * {@return the next request, or an empty array where the client has ended}
     *
     * @param in from the client
     * @param back to the client, for what a protocol answers before the request is through
     */
    byte[] request(InputStream in, OutputStream back) throws IOException;

    /** {@return the whole answer to a request} */
    byte[] answer(InputStream in, byte[] request) throws IOException;

    /** A byte, where there must be one. */
    static int next(InputStream in) throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("The other side has ended");
        }
        return next;
    }
}
