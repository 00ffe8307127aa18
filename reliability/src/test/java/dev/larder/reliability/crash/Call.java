package dev.larder.reliability.crash;

/** What a program asks of a file system, one name for each call. */
enum Call {
    INFO(false),
    LIST(false),
    OPEN(false),
    CREATE(true),
    READ(false),
    WRITE(true),
    FORCE(true),
    FORCE_FOLDER(true),
    MAKE_FOLDER(true),
    REMOVE_FOLDER(true),
    UNLINK(true),
    RENAME(true),
    LINK(true),
    GET_ATTRIBUTE(false),
    SET_ATTRIBUTE(true),
    SET_TIME(true),
    LOCK(false);

    private final boolean changing;

    Call(boolean changing) {
        this.changing = changing;
    }

    /** {@return whether the disk is another one after it} */
    boolean changing() {
        return changing;
    }

    /** {@return whether it needs room on the disk} */
    boolean needsRoom() {
        return switch (this) {
            case CREATE, WRITE, FORCE, MAKE_FOLDER, RENAME, LINK, SET_ATTRIBUTE -> true;
            default -> false;
        };
    }
}
