package dev.larder.store.backend;

/** What went wrong, by what the caller can do about it. */
public enum ErrorKind {
    /** The caller's mistake: a bad key, option or value. Nothing was sent. */
    INVALID,
    /** The backend cannot do it. Nothing was sent. */
    UNSUPPORTED,
    /** The bucket, database or root folder is missing. A missing key is no error. */
    NOT_FOUND,
    /** Credentials or permissions. */
    DENIED,
    /** Over a limit; found before anything was buffered. */
    TOO_LARGE,
    /** The stored bytes do not decode as asked. */
    CORRUPT,
    /** Certainly not executed: try again. */
    UNAVAILABLE,
    /** Sent, and no answer: it may have happened. */
    OUTCOME_UNKNOWN,
    /** Anything else. */
    FAILED
}
