package dev.larder.store.cli;

import dev.larder.store.Store;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.StoreUri;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a store is.
 *
 * @param uri its URI, which may hold secrets
 * @param chosen whether somebody named it
 */
record Place(String uri, boolean chosen) {
    static final String DEFAULT = "file:.larder";

    /** The store of a command: the option's, the environment's, the default. */
    static Place of(@Nullable String option, Console console) {
        String uri = option == null ? console.environment("LARDER_URI", "") : option;
        return uri.isEmpty() && option == null ? new Place(DEFAULT, false) : new Place(uri, true);
    }

    /** A URI, or the path of a folder, which has no scheme in front. */
    static Place ofUriOrFolder(String text) {
        if (text.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
            return new Place(text, true);
        }
        try {
            String path = Path.of(text).toAbsolutePath().normalize().toString();
            return new Place("file:" + path.replace("%", "%25").replace("?", "%3F"), true);
        } catch (InvalidPathException e) {
            throw new UsageException("That is neither a store's URI nor the path of a folder", e);
        }
    }

    boolean isMissingDefault() {
        return !chosen && Files.notExists(Path.of(".larder"));
    }

    /**
     * {@return the store, which the caller closes}
     *
     * @param create whether a missing file store is made, unless the URI itself says so or not
     */
    Store open(boolean create) {
        if (create || !isFile() || saysCreate()) {
            return Store.open(uri);
        }
        return Store.open(uri + (uri.indexOf('?') < 0 ? "?" : "&") + "create=false");
    }

    boolean isFile() {
        return uri.toLowerCase(Locale.ROOT).startsWith("file:");
    }

    private boolean saysCreate() {
        return parsed().map(parts -> parts.query().containsKey("create")).orElse(true);
    }

    /** {@return the folder of a file store, links followed as far as it exists; empty for other stores} */
    Optional<Path> folder() {
        return isFile()
                ? parsed().map(parts ->
                        real(Path.of(parts.path()).toAbsolutePath().normalize()))
                : Optional.empty();
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (java.io.IOException e) {
            // not there yet
            Path parent = path.getParent();
            Path name = path.getFileName();
            return parent == null || name == null ? path : real(parent).resolve(name);
        }
    }

    /** Empty if it is no URI: opening it says why. */
    private Optional<StoreUri> parsed() {
        try {
            return Optional.of(StoreUri.parse(uri));
        } catch (BackendException e) {
            return Optional.empty();
        }
    }
}
