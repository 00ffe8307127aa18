package dev.larder.store.cli;

/** The exit codes, the same for every command. */
final class Exit {
    static final int OK = 0;
    /** The store, the disk or the network. */
    static final int TROUBLE = 1;
    /** The command line, and what the store calls INVALID: a bad key, URI or option. */
    static final int USAGE = 2;
    /** No such key. */
    static final int ABSENT = 3;

    private Exit() {}
}
