package dev.larder.serde.internal.stored;

/** A codec that may store a {@code byte[]} as it is, so that who owns the array need not have it copied. */
public interface Verbatim {
    /**
     * {@return whether a {@code byte[]} of this size is encoded as an equal one, and decoded likewise}
     *
     * @param size in bytes
     */
    boolean isVerbatim(int size);
}
