package dev.larder.store.s3;

import org.jspecify.annotations.Nullable;

/**
 * What must hold of the object that is there (RFC 9110, 13.1).
 *
 * @param kind what
 * @param etag the ETag that it must have, without quotes, or null
 * @param quoted whether the server takes that ETag in quotes, as the RFC has it
 */
record Condition(Kind kind, @Nullable String etag, boolean quoted) {
    static final Condition NONE = new Condition(Kind.NONE, null, true);
    static final Condition ABSENT = new Condition(Kind.ABSENT, null, true);

    enum Kind {
        NONE,
        ABSENT,
        MATCH
    }

    static Condition match(String etag, boolean quoted) {
        return new Condition(Kind.MATCH, etag, quoted);
    }

    @Nullable
    String ifNoneMatch() {
        return kind == Kind.ABSENT ? "*" : null;
    }

    @Nullable
    String ifMatch() {
        if (kind != Kind.MATCH) {
            return null;
        }
        return quoted ? "\"" + etag + "\"" : etag;
    }

    /** Whether the server refused because of this: 412, and of an ETag where there is no object AWS says 404. */
    boolean refusedBy(Throwable thrown) {
        return kind != Kind.NONE && (Trouble.answered(thrown, 412) || (kind == Kind.MATCH && Trouble.absent(thrown)));
    }
}
