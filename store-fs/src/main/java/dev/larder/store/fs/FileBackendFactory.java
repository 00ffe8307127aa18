package dev.larder.store.fs;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.BackendFactory;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Settings;
import dev.larder.store.backend.StoreUri;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Opens {@code file:} URIs: {@code file:data} below the working directory, {@code file:/var/data} and
 * {@code file:///var/data} from the root of the file system. Parameters: {@code layout} (plain, safe), {@code fsync}
 * (full, none), {@code create} (true), {@code trust-root} (false), {@code read-only} (false), {@code sweep} (1m, 0 = never). Thread-safe.
 */
public final class FileBackendFactory implements BackendFactory {
    /** A factory without state. */
    public FileBackendFactory() {}

    @Override
    public Set<String> schemes() {
        return Set.of("file");
    }

    @Override
    public Backend open(StoreUri uri, Settings settings) throws Exception {
        return FileBackend.open(config(uri, settings));
    }

    @Override
    public boolean check(StoreUri uri, Settings settings) throws BackendException {
        config(uri, settings);
        return true;
    }

    private static FileConfig config(StoreUri uri, Settings settings) throws BackendException {
        if (uri.host() != null || uri.userInfo() != null || uri.port() >= 0) {
            throw new BackendException(
                    ErrorKind.INVALID,
                    "A file: URI names no host; write file:data for a relative folder or file:///var/data for an absolute one");
        }
        if (uri.path().isEmpty()) {
            throw new BackendException(
                    ErrorKind.INVALID, "A file: URI needs a folder, such as file:data or file:/var/data");
        }
        return FileConfig.of(path(uri.path()), settings);
    }

    private static Path path(String text) throws BackendException {
        try {
            Path at = Path.of(text.startsWith("/") ? "/" : "").toAbsolutePath();
            for (String name : text.split("/", -1)) {
                at = name.isEmpty() ? at : Names.child(at, name);
            }
            return at;
        } catch (InvalidPathException e) {
            throw new BackendException(ErrorKind.INVALID, "The place of the file: URI is no path of this system", e);
        }
    }
}
