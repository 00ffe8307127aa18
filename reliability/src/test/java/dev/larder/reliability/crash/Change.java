package dev.larder.reliability.crash;

/** What was done to a {@link Platter}, in pieces that a power cut may tell apart. Files and folders are numbers. */
sealed interface Change {
    /** {@return the file or folder that must be forced for this to last} */
    int inode();

    /**
     * A name of a folder leads somewhere else now.
     *
     * @param inode the folder
     * @param name the name
     * @param target where it leads, or 0 if it is gone
     * @param move the number of the move that this is half of, or 0
     */
    record Name(int inode, String name, int target, int move) implements Change {}

    /** Bytes were written. */
    @SuppressWarnings("ArrayRecordComponent") // nobody changes one, and it is read with its record
    record Bytes(int inode, int at, byte[] bytes) implements Change {}

    /** An extended attribute was set. */
    @SuppressWarnings("ArrayRecordComponent")
    record Attribute(int inode, String name, byte[] value) implements Change {}

    /** The time of the last change was set, in nanoseconds. */
    record Time(int inode, long nanos) implements Change {}

    /** A file or the names of a folder were forced: what was done to it before lasts. */
    record Force(int inode) implements Change {}

    /** The system has written everything, as it does after some seconds without being asked. */
    record ForceAll() implements Change {
        @Override
        public int inode() {
            return 0;
        }
    }
}
