package dev.larder.store.backend;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Names one state of an entry. Opaque: compare for equality only. It must change whenever the stored bytes
 * change ({@code PutGetContract#theVersionChangesWithTheBytes}); a token means nothing to another key or backend.
 *
 * <p>A driver whose token is made of the bytes may extend this class and make it when it is first asked for. Whoever hands the
 * bytes of a {@link Blob} on to others asks for the token before. Thread-safe.
 */
public class Version {
    private volatile @Nullable String token;

    /**
     * A version whose token is known.
     *
     * @param token what the backend calls this state
     */
    public Version(String token) {
        this.token = requireNonNull(token, "token");
    }

    /** A version whose token is made by {@link #make} when it is first asked for. */
    protected Version() {}

    /**
     * {@return the token; called when it is first asked for, and by racing threads perhaps more than once} Only for classes that give
     * none to the constructor.
     */
    protected String make() {
        throw new IllegalStateException("A version without a token has to make one");
    }

    /** {@return what the backend calls this state} */
    public final String token() {
        String known = token;
        if (known == null) {
            known = make();
            token = known;
        }
        return known;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Version version && token().equals(version.token());
    }

    @Override
    public final int hashCode() {
        return token().hashCode();
    }

    @Override
    public final String toString() {
        return "Version[token=" + token() + "]";
    }
}
