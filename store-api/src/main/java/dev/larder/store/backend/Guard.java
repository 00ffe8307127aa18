package dev.larder.store.backend;

import org.jspecify.annotations.Nullable;

/**
 * The condition of a write or a delete. An entry past its deadline must count as absent ({@code
 * TtlContract#expiredIsAbsentForPutIfAbsent}, {@code TtlContract#expiredIsAbsentForReplaceAndDelete}).
 *
 * @param kind what is asked of the entry that is there
 * @param version the version it must have; null unless the kind is {@link Kind#VERSION}
 */
public record Guard(Kind kind, @Nullable Version version) {
    /** No condition. */
    public static final Guard ALWAYS = new Guard(Kind.ALWAYS, null);

    /** There must be no entry. */
    public static final Guard ABSENT = new Guard(Kind.ABSENT, null);

    public Guard {
        if ((kind == Kind.VERSION) != (version != null)) {
            throw new IllegalArgumentException("A guard has a version exactly if its kind is VERSION, not " + kind);
        }
        if (version != null) {
            version.token(); // what it names is what is there now, whatever becomes of the bytes
        }
    }

    /**
     * {@return the guard that the entry has this version}
     *
     * @param version the expected version
     */
    public static Guard version(Version version) {
        return new Guard(Kind.VERSION, version);
    }

    /** What a guard asks. */
    public enum Kind {
        /** Nothing. */
        ALWAYS,
        /** That there is no entry. */
        ABSENT,
        /** That the entry has a given version. */
        VERSION
    }
}
