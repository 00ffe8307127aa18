package dev.larder.store.config;

import static java.util.Objects.requireNonNull;

import dev.larder.store.Store;
import dev.larder.store.backend.Settings;
import dev.larder.store.config.ConfigException.Problem;
import dev.larder.store.layer.StoreObserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The stores that a configuration describes, by name. Thread-safe. Reading it opens nothing; a store is opened when it is
 * first asked for, and closed with all others by {@link #close}.
 *
 * <p>What cannot be read, or is not as it has to be, is a {@link ConfigException} that names every mistake with its place.
 * A value may hold {@code ${NAME}}, {@code ${NAME:-default}} and {@code ${file:path}}; what comes from there is shown to
 * nobody. A configuration chooses files, servers and packages of classes: take it only from where code would be taken from.
 */
public final class Stores implements AutoCloseable {
    private final Map<String, StoreSpec> specs;
    private final Set<Class<?>> models;
    private final StoreObserver observer;
    private final Map<String, Slot> slots = new HashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private Stores(Map<String, StoreSpec> specs, Set<Class<?>> models, StoreObserver observer) {
        this.specs = specs;
        this.models = models;
        this.observer = observer;
        specs.forEach((name, spec) -> slots.put(name, new Slot()));
    }

    private Stores(Map<String, StoreSpec> specs) {
        this(specs, Set.of(), new CallLog());
    }

    /**
     * {@return the stores of a file; variables are those of the process}
     *
     * @param yamlOrProperties the file, UTF-8, at most 256 KiB; its name ends in .yaml, .yml, .json or .properties. Paths
     *     in {@code ${file:path}} begin in its folder
     * @throws ConfigException if the file cannot be read or used
     */
    public static Stores from(Path yamlOrProperties) {
        return from(yamlOrProperties, System.getenv());
    }

    /**
     * {@return the stores of a file}
     *
     * @param yamlOrProperties the file, as in {@link #from(Path)}
     * @param variables what {@code ${NAME}} stands for
     * @throws ConfigException if the file cannot be read or used
     */
    public static Stores from(Path yamlOrProperties, Map<String, String> variables) {
        return new Stores(
                Configuration.from(requireNonNull(yamlOrProperties, "yamlOrProperties"), Map.copyOf(variables)));
    }

    /**
     * {@return the stores of properties; variables are those of the process}
     *
     * @param properties names such as {@code stores.jobs.uri}, and no others
     * @throws ConfigException if they cannot be used
     */
    public static Stores from(Properties properties) {
        return new Stores(Configuration.from(requireNonNull(properties, "properties")));
    }

    /**
     * {@return the stores of a configuration that is itself a value in a store, which is read once; variables are those of
     * the process}
     *
     * @param store where it lies; stays the caller's
     * @param key its key; one that ends in .properties holds properties, any other YAML
     * @throws ConfigException if the value is absent, neither text nor bytes, or cannot be used
     * @throws dev.larder.store.StoreException if it cannot be read
     */
    public static Stores from(Store store, String key) {
        return new Stores(Configuration.from(requireNonNull(store, "store"), requireNonNull(key, "key")));
    }

    /**
     * {@return the stores of an environment: {@code LARDER_URI}, {@code LARDER_MODE}, {@code LARDER_SETTINGS__TIMEOUT} and so
     * on for the store {@code default}, {@code LARDER_STORES__JOBS__URI} for any other, over them the file that {@code
     * LARDER_CONFIG} names; none if there is no such variable}
     *
     * @param environment the variables, those in values included; usually {@code System.getenv()}
     * @throws ConfigException if they cannot be used
     */
    public static Stores fromEnvironment(Map<String, String> environment) {
        return new Stores(Configuration.fromEnvironment(Map.copyOf(environment)));
    }

    /**
     * {@return the same stores, of which none is open yet, with more classes that {@code model} and {@code allow} may name}
     *
     * @param more the classes; a configuration never loads one by its name
     */
    public Stores models(Class<?>... more) {
        Set<Class<?>> all = new LinkedHashSet<>(models);
        Collections.addAll(all, more);
        return new Stores(specs, all, observer);
    }

    /**
     * {@return the same stores, of which none is open yet, with an observer for those that say {@code observed}; without
     * one, calls go to the logger {@code dev.larder.store.calls}}
     *
     * @param other called on the thread of the call
     */
    public Stores observer(StoreObserver other) {
        return new Stores(specs, models, requireNonNull(other, "observer"));
    }

    /** {@return the names, in the order of the configuration} */
    public Set<String> names() {
        return Collections.unmodifiableSet(specs.keySet());
    }

    /**
     * {@return a store: the same one whenever the same name is asked for; closing it is left to {@link #close}}
     *
     * @param name its name
     * @throws ConfigException if there is none of that name, or if what it is to be cannot be
     * @throws dev.larder.store.StoreException if it cannot be opened now; another call tries again
     * @throws IllegalStateException after {@link #close}
     */
    public Store open(String name) {
        StoreSpec spec = spec(name);
        return requireNonNull(slots.get(name), name).open(new Opening(spec, models, observer));
    }

    /**
     * {@return the store called {@code default}, or the only one}
     *
     * @throws ConfigException if there is neither, or if what it is to be cannot be
     * @throws dev.larder.store.StoreException if it cannot be opened now
     * @throws IllegalStateException after {@link #close}
     */
    public Store open() {
        return open(chosen());
    }

    /**
     * {@return the value of a parameter of a store, wherever it was given; empty if nowhere}
     *
     * @param name the name of the store
     * @param parameter such as {@code mode} or {@code timeout}; its value may be a secret
     * @throws ConfigException if there is no store of that name
     */
    public Optional<String> parameter(String name, String parameter) {
        return Optional.ofNullable(spec(name).parameter(parameter));
    }

    /**
     * {@return the scheme of a store, such as {@code redis}}
     *
     * @param name the name of the store
     * @throws ConfigException if there is no store of that name
     */
    public String scheme(String name) {
        return spec(name).place().scheme();
    }

    /** {@return the configuration as it counts, in YAML, with where each part came from; secrets are masked} */
    public String describe() {
        return Shown.of(specs);
    }

    /**
     * Looks at every store as far as that can be done without opening it: whether there is a driver, and whether it knows
     * the parameters. What reading the configuration finds has been found before.
     *
     * @throws ConfigException if some of them could not be opened
     */
    public void check() {
        Problems problems = new Problems();
        for (StoreSpec spec : specs.values()) {
            try {
                new Opening(spec, models, observer).check();
            } catch (ConfigException e) {
                problems.addAll(e);
            }
        }
        problems.throwIfAny();
    }

    private String chosen() {
        if (specs.containsKey(EnvironmentReader.DEFAULT) || specs.size() != 1) {
            return EnvironmentReader.DEFAULT;
        }
        return specs.keySet().iterator().next();
    }

    private StoreSpec spec(String name) {
        StoreSpec spec = specs.get(requireNonNull(name, "name"));
        if (spec == null) {
            String near = Settings.nearest(name, specs.keySet());
            throw new ConfigException(new Problem(
                    "configuration",
                    0,
                    0,
                    "stores",
                    (near.isEmpty() ? "there is no store of that name." : "there is no store '" + name + "'" + near)
                            + " Configured: " + (specs.isEmpty() ? "none" : String.join(", ", specs.keySet()))));
        }
        return spec;
    }

    /** Closes every store that was opened, all of them even if one fails; the first failure comes out. */
    @Override
    public void close() {
        closed.set(true);
        List<RuntimeException> failures = new ArrayList<>();
        for (Slot slot : slots.values()) {
            try {
                slot.close();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.remove(0);
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }

    /** {@return the names} */
    @Override
    public String toString() {
        return "Stores" + specs.keySet();
    }

    /** The place of one store, so that a slow one keeps nobody else waiting. */
    private final class Slot {
        private Optional<Store> store = Optional.empty();

        synchronized Store open(Opening opening) {
            if (closed.get()) {
                throw new IllegalStateException("These stores are closed");
            }
            if (store.isEmpty()) {
                store = Optional.of(opening.open());
            }
            return store.get();
        }

        synchronized void close() {
            Optional<Store> open = store;
            store = Optional.empty();
            open.ifPresent(Store::close);
        }
    }
}
