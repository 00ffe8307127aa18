package dev.larder.store.cli;

import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Settings;
import dev.larder.store.backend.StoreUri;
import dev.larder.store.fs.FileBackend;
import dev.larder.store.fs.FileBackendFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The commonest command without the parser of all others, which takes longer to load than a file to read: {@code get KEY}, with
 * {@code --store URI} or without, and nothing else. Whatever looks different, or goes wrong before anything was handed out, is
 * left to the parser and its messages.
 *
 * @param key the key
 * @param uri the store, or null for that of this folder
 */
record Quick(String key, @Nullable String uri) {
    private static final String STORE = "--store";

    /** {@return what a command line asks for, if it is that} */
    static Optional<Quick> of(String[] args, Map<String, String> environment) {
        String key = null;
        String uri = null;
        boolean get = false;
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals(STORE) && uri == null && i + 1 < args.length && args[i + 1].indexOf(':') > 0) {
                i++;
                uri = args[i];
            } else if (args[i].startsWith("-") || key != null) {
                return Optional.empty();
            } else if (!get) {
                if (!args[i].equals("get")) {
                    return Optional.empty();
                }
                get = true;
            } else {
                key = args[i];
            }
        }
        return key == null || isConfigured(environment) ? Optional.empty() : Optional.of(new Quick(key, uri));
    }

    private static boolean isConfigured(Map<String, String> environment) {
        for (String name : environment.keySet()) {
            if (name.startsWith("LARDER_") && !name.equals("LARDER_JAVA_OPTS")) {
                return true;
            }
        }
        return false;
    }

    /** {@return the exit code, or empty if nothing was done} */
    OptionalInt run(Console console) throws IOException {
        if (uri == null && Place.isDefaultMissing()) {
            return OptionalInt.empty();
        }
        Store opened;
        try {
            opened = open(uri == null ? Place.DEFAULT : uri);
        } catch (Exception e) {
            return OptionalInt.empty(); // the parser comes across it too, and says it
        }
        try (Store store = opened) {
            Optional<InputStream> found;
            try {
                found = Bytes.read(store, key);
            } catch (StoreException e) {
                return OptionalInt.empty(); // as above
            }
            if (found.isEmpty()) {
                console.say("no such key: '" + Keys.display(key) + "'");
                return OptionalInt.of(Exit.ABSENT);
            }
            try (InputStream in = found.get()) {
                in.transferTo(console.out());
            }
            console.flush();
            return OptionalInt.of(Exit.OK);
        }
    }

    private static Store open(String place) throws Exception {
        if (place.startsWith("file:") && place.indexOf('?') < 0) {
            // the driver at once: to look for all of them is to open every jar
            StoreUri uri = StoreUri.parse(place);
            Backend reading = new FileBackendFactory().open(uri, Settings.of("file:", Map.of("read-only", "true")));
            if (reading instanceof FileBackend files && Place.isIdle(files)) {
                return Store.over(reading);
            }
            reading.close();
            return Store.over(new FileBackendFactory().open(uri, Settings.of("file:", Map.of("create", "false"))));
        }
        return Place.ofUri(place).openToRead();
    }
}
