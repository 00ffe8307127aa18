package dev.larder.store.backend;

import java.util.Set;

/** Opens the backends of some URI schemes. Found by {@link java.util.ServiceLoader}. */
public interface BackendFactory {
    /** {@return the schemes, without the colon, in lower case} */
    Set<String> schemes();

    /**
     * Opens a backend, which the caller closes.
     *
     * @param uri the place; its query has been moved into the settings
     * @param settings the parameters; whatever is not asked for is refused by the caller after the return
     * @return the backend
     * @throws Exception if it cannot be opened: a {@link BackendException} where the reason is known
     */
    Backend open(StoreUri uri, Settings settings) throws Exception;

    /**
     * Looks at a place and its parameters, and opens nothing. A driver that can do that asks for every parameter that {@link
     * #open} asks for, so that the others can be refused.
     *
     * @param uri as for {@link #open}
     * @param settings as for {@link #open}
     * @return whether it has looked; false, which is the default, leaves all to {@link #open}
     * @throws Exception what is wrong, as {@link #open} would throw it
     */
    default boolean check(StoreUri uri, Settings settings) throws Exception {
        return false;
    }
}
