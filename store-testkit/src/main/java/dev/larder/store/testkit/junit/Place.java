package dev.larder.store.testkit.junit;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.StoreUri;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Where one store of one test is.
 *
 * @param uri its URI, which may hold secrets
 * @param prefix what its keys begin with; empty where no one else can be
 * @param folder a fresh folder that ends with it, or null
 */
record Place(String uri, String prefix, @Nullable Path folder) implements AutoCloseable {
    private static final String FOLDER = "{tmp}";

    static Place of(String uri) {
        if (uri.contains(FOLDER)) {
            Path folder = FreshFolder.make();
            String path = folder.toString().replace("%", "%25").replace("?", "%3F");
            return new Place(uri.replace(FOLDER, path), "", folder);
        }
        return new Place(uri, namesPlace(uri) ? "test-" + random() + "/" : "", null);
    }

    /** Whether others that open the same URI would find the same entries. */
    private static boolean namesPlace(String uri) {
        try {
            StoreUri parts = StoreUri.parse(uri);
            return parts.host() != null || !parts.path().isEmpty();
        } catch (BackendException e) {
            return false; // opening it says why
        }
    }

    private static String random() {
        return Long.toString(ThreadLocalRandom.current().nextLong() >>> 1, Character.MAX_RADIX);
    }

    boolean isShared() {
        return !prefix.isEmpty();
    }

    /** Gives the place up because the store did not open. */
    void discard(Throwable cause) {
        try {
            close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Deletes the folder and what is in it. */
    @Override
    public void close() throws IOException {
        if (folder != null) {
            FreshFolder.delete(folder);
        }
    }

    /** {@return the place without what may be secret} */
    @Override
    public String toString() {
        return BackendList.shown(uri);
    }
}
