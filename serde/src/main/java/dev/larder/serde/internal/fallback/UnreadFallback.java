package dev.larder.serde.internal.fallback;

import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.Steps;

/** Stored bytes hold what a fallback wrote that is not in force. The cause by which the store knows. */
public final class UnreadFallback extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UnreadFallback(String text) {
        super(text, null, false, false);
    }

    /**
     * {@return what to throw}
     *
     * @param id who wrote them
     */
    public static Refusal of(String id) {
        String text = "Holds what the fallback " + Steps.name(id) + " wrote; none that reads that id is in force"
                + " (Serde.fallback, Options.fallback)";
        return new Refusal(Refusal.Kind.UNSUPPORTED, text, "", "", new UnreadFallback(text));
    }
}
