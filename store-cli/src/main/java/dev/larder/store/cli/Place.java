package dev.larder.store.cli;

import dev.larder.serde.Mode;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.StoreUri;
import dev.larder.store.config.ConfigException;
import dev.larder.store.fs.FileBackend;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a store is.
 *
 * @param uri its URI, which may hold secrets; empty where a configuration tells it
 * @param chosen whether somebody named it
 * @param configured what tells it, if not the URI alone
 */
record Place(String uri, boolean chosen, Optional<Configured> configured) {
    static final String DEFAULT = "file:.larder";

    private Place(String uri) {
        this(uri, true, Optional.empty());
    }

    /** The store of a command: the option's, which is a URI or a name of the configuration's; the environment's; the default. */
    static Place of(@Nullable String option, Console console) {
        if (option != null && option.indexOf(':') >= 0) {
            return new Place(option);
        }
        boolean chosen = option != null || Configured.isChosen(console.environment());
        return new Place("", chosen, Optional.of(Configured.of(option, console.environment(), DEFAULT)));
    }

    static Place ofUri(String uri) {
        return new Place(uri);
    }

    /** A URI, or the path of a folder, which has no scheme in front. */
    static Place ofUriOrFolder(String text) {
        if (text.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
            return new Place(text);
        }
        try {
            String path = Path.of(text).toAbsolutePath().normalize().toString();
            return new Place("file:" + path.replace("%", "%25").replace("?", "%3F"));
        } catch (InvalidPathException e) {
            throw new UsageException("That is neither a store's URI nor the path of a folder", e);
        }
    }

    boolean isMissingDefault() {
        return !chosen && isDefaultMissing();
    }

    static boolean isDefaultMissing() {
        return Files.notExists(Path.of(".larder"));
    }

    /**
     * {@return the store, which the caller closes}
     *
     * @param create whether a missing file store is made, unless the URI itself says so or not
     */
    Store open(boolean create) {
        if (configured.isPresent()) {
            return configured.get().open(create);
        }
        if (create || !isFile() || says("create")) {
            return Store.open(uri);
        }
        return openWith("create=false");
    }

    private Store openWith(String parameter) {
        return Store.open(uri + (uri.indexOf('?') < 0 ? "?" : "&") + parameter);
    }

    /**
     * {@return the store for a command that only reads, which the caller closes} A file store is opened without leaving a trace
     * in it, unless its place says otherwise, or a process has it open or has died so: then there may be something to put in order first.
     */
    Store openToRead() {
        if (isFile() && !says("create") && !says("read-only")) {
            try {
                Store store = readOnly();
                if (isIdle(store)) {
                    return store;
                }
                store.close();
            } catch (StoreException | ConfigException e) {
                // what is wrong is said by the usual way, and what is required of the store may only be there
            }
        }
        return open(false);
    }

    private Store readOnly() {
        return configured.isPresent() ? configured.get().openReadOnly() : openWith("read-only=true");
    }

    private static boolean isIdle(Store store) {
        return store.unwrap(FileBackend.class).filter(files -> isIdle(files)).isPresent();
    }

    /** {@return whether nobody has a store open to write, nor has died so} */
    static boolean isIdle(FileBackend backend) {
        try {
            return !backend.isInUse();
        } catch (BackendException e) {
            return false;
        }
    }

    boolean isFile() {
        return configured
                .map(Configured::isFile)
                .orElse(uri.toLowerCase(Locale.ROOT).startsWith("file:"));
    }

    /** {@return the mode of a command that is given none} */
    Mode mode() {
        String word = configured.flatMap(Configured::mode).orElse("");
        return Stream.of(Mode.values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElse(Mode.RAW);
    }

    private boolean says(String parameter) {
        return configured
                .map(known -> known.says(parameter))
                .orElseGet(() -> parsed().map(parts -> parts.query().containsKey(parameter))
                        .orElse(true));
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
