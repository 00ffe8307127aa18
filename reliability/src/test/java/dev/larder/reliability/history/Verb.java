package dev.larder.reliability.history;

/** What is done to a key in a history. */
public enum Verb {
    GET,
    PUT,
    PUT_IF_ABSENT,
    REPLACE,
    DELETE,
    DELETE_IF,
    TAKE,
    /** A take whose process was killed: the value may be away, and come back. */
    TAKE_AND_DIE,
    /** The value of such a take is put back, if there is none now. */
    PUT_BACK,
    /** The clock is turned. */
    TURN
}
