package dev.larder.store.backend;

/** What a backend may promise beyond put, get and delete. What it does not claim is refused before the backend is called. */
public enum Capability {
    /** Entries end at a deadline, to the millisecond. */
    TTL,
    /** A put guarded by {@link Guard#ABSENT} has exactly one winner. */
    IF_ABSENT,
    /** Puts and deletes guarded by a version lose no update. */
    IF_VERSION,
    /** Of any number of callers at most one takes a value. */
    ATOMIC_POP,
    /** Keys can be listed. */
    LIST,
    /** Values can be read and written as streams. */
    STREAMING,
    /** {@code a} and {@code a/b} can exist at the same time. */
    NESTED_KEYS
}
