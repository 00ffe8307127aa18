package dev.larder.serde.internal.stored;

/** A codec that may store a {@code byte[]} as it is, so that who owns the array need not have it copied. */
public interface Verbatim {
    /** No size at all. */
    long NEVER = -1;

    /** {@return up to which size, in bytes, a {@code byte[]} is encoded as an equal one and decoded likewise, or {@link #NEVER}} */
    long maxVerbatim();
}
