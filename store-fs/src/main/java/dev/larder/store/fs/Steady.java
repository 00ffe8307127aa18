package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one state of an entry. A look at the file, its deadline and its bytes are several calls to the system, all by path; that
 * nobody changed the key between them is this one's affair.
 */
@FunctionalInterface
interface Steady {
    /**
     * {@return what the body has found, all of one state of the key, or empty if it has found no entry}
     *
     * @param key the key
     * @param body reads; it may be run again, and what it found before is closed then
     */
    <T> Optional<T> read(String key, Body<T> body) throws IOException, BackendException;

    /** What a read does with the path of a key; null if there is no entry. */
    @FunctionalInterface
    interface Body<T> {
        @Nullable
        T read(Path path) throws IOException, BackendException;
    }

    /** Lets go of what was found and is not handed out. */
    static void close(@Nullable Object result) throws IOException {
        if (result instanceof Closeable open) {
            open.close();
        }
    }
}
