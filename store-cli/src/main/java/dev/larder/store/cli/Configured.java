package dev.larder.store.cli;

import dev.larder.store.Store;
import dev.larder.store.config.Stores;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A store that the environment tells, alone or with the file that it names.
 *
 * @param environment the variables that tell it
 * @param stores what they tell
 * @param name the name of the store
 */
record Configured(Map<String, String> environment, Stores stores, String name) {
    private static final String URI = "LARDER_URI";
    private static final String CONFIG = "LARDER_CONFIG";
    private static final String STORES = "LARDER_STORES__";
    private static final String DEFAULT = "default";

    /** {@return whether an environment tells a store; if not, the command line's own default counts} */
    static boolean isChosen(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> !variable.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .anyMatch(key -> key.equals(URI) || key.equals(CONFIG) || key.startsWith(STORES));
    }

    /** {@return the stores of an environment, which always tells one} */
    static Stores stores(Map<String, String> environment, String fallback) {
        return Stores.fromEnvironment(whole(environment, fallback));
    }

    private static Map<String, String> whole(Map<String, String> environment, String fallback) {
        Map<String, String> whole = new TreeMap<>(environment);
        if (!isChosen(environment)) {
            whole.put(URI, fallback);
        }
        return whole;
    }

    /** The store of a name, or the one called default, or the only one. */
    static Configured of(@Nullable String name, Map<String, String> environment, String fallback) {
        Map<String, String> whole = whole(environment, fallback);
        Stores stores = Stores.fromEnvironment(whole);
        if (name == null) {
            boolean only = stores.names().size() == 1;
            return new Configured(
                    whole, stores, only ? stores.names().iterator().next() : DEFAULT);
        }
        if (!isChosen(environment) || !stores.names().contains(name)) {
            // what was typed is not repeated: it may be a URI without its beginning, and a secret in it
            throw new UsageException("--store is a URI, such as file:data, or the name of a store in LARDER_CONFIG; "
                    + (isChosen(environment) ? "names: " + String.join(", ", stores.names()) : "it is not set"));
        }
        return new Configured(whole, stores, name);
    }

    /** {@return the store, which the caller closes; a missing file store is made only if that is asked for or configured} */
    Store open(boolean create) {
        return create || !isFile() || says("create") ? stores.open(name) : openWith("CREATE", "false");
    }

    /** {@return the store, which the caller closes, and which leaves no trace if it is a file store} */
    Store openReadOnly() {
        return openWith("READ_ONLY", "true");
    }

    private Store openWith(String setting, String value) {
        Map<String, String> careful = new TreeMap<>(environment);
        careful.put(STORES + name.toUpperCase(Locale.ROOT).replace('-', '_') + "__SETTINGS__" + setting, value);
        return Stores.fromEnvironment(careful).open(name);
    }

    /** {@return whether a parameter is given} */
    boolean says(String parameter) {
        return stores.parameter(name, parameter).isPresent();
    }

    boolean isFile() {
        return stores.scheme(name).equals("file");
    }

    /** {@return the mode of the environment; that of a URI or a file is for programs and not for bytes} */
    Optional<String> mode() {
        return Optional.of(environment.getOrDefault("LARDER_MODE", "")).filter(mode -> name.equals(DEFAULT));
    }
}
