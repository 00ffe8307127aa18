package dev.larder.serde.transform;

import java.io.IOException;

/** Stored bytes that a transform did not make, or cannot undo. */
final class TransformException extends IOException {
    private static final long serialVersionUID = 1L;

    TransformException(String message) {
        super(message);
    }
}
