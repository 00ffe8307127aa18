package dev.larder.store.backend;

import static java.util.Objects.requireNonNull;

/** A text that cannot be printed by accident: {@code toString} is {@code ***}. Immutable. */
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /**
     * {@return the secret of a text}
     *
     * @param text the text
     */
    public static Secret of(String text) {
        return new Secret(requireNonNull(text, "text"));
    }

    /** {@return the text, to be handed to a client and never kept or shown} */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && text.equals(secret.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
