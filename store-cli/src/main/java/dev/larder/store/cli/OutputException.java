package dev.larder.store.cli;

import java.io.IOException;

/** The data could not be handed out. */
final class OutputException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean brokenPipe;

    OutputException(IOException cause) {
        super("The output could not be written: " + cause.getMessage(), cause);
        String reason = String.valueOf(cause.getMessage());
        brokenPipe = reason.contains("Broken pipe") || reason.contains("Pipe closed");
    }

    /** {@return whether the reader has gone, as {@code head} does when it has seen enough} */
    boolean isBrokenPipe() {
        return brokenPipe;
    }
}
