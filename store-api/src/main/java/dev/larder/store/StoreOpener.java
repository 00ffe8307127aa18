package dev.larder.store;

import static dev.larder.store.Calls.invalid;

import dev.larder.serde.BooleanForm;
import dev.larder.serde.Mode;
import dev.larder.serde.Serde;
import dev.larder.store.Options.Chain;
import dev.larder.store.Options.OnCorrupt;
import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.BackendFactory;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Settings;
import dev.larder.store.backend.StoreUri;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens a store from a URI: finds the driver, reads the parameters that every store has, leaves it the rest. */
final class StoreOpener {
    /** The modules that bring the schemes which are not on the class path. */
    private static final Map<String, String> ARTIFACTS = Map.of(
            "memory", "larder-store-memory",
            "file", "larder-store-fs",
            "redis", "larder-store-redis",
            "rediss", "larder-store-redis",
            "redis-sentinel", "larder-store-redis",
            "redis-cluster", "larder-store-redis",
            "s3", "larder-store-s3");

    private StoreOpener() {}

    static Store open(String uri, InstantSource clock, boolean needsClock) {
        String shown = "larder";
        Backend backend = null;
        try {
            StoreUri place = StoreUri.parse(uri);
            shown = place.scheme();
            BackendFactory factory = factory(place.scheme());
            Settings settings = Settings.of(place.scheme() + ":", place.query(), clock);
            Portable portable = Portable.of(settings);
            backend = factory.open(place.withQuery(Map.of()), settings);
            settings.refuseUnknown();
            if (needsClock && !settings.clockTaken()) {
                throw new BackendException(
                        ErrorKind.UNSUPPORTED,
                        backend.name() + " has a clock of its own, which cannot be replaced; open it without one");
            }
            return portable.over(backend, clock);
        } catch (Exception e) {
            throw failed(shown, e, backend);
        }
    }

    /** Everything but the opening. */
    static void check(String uri) {
        String shown = "larder";
        try {
            StoreUri place = StoreUri.parse(uri);
            shown = place.scheme();
            Settings settings = Settings.of(place.scheme() + ":", place.query());
            Portable.of(settings);
            if (factory(place.scheme()).check(place.withQuery(Map.of()), settings)) {
                settings.refuseUnknown();
            }
        } catch (Exception e) {
            throw failed(shown, e, null);
        }
    }

    private static RuntimeException failed(String backendName, Exception e, @Nullable Backend backend) {
        if (backend != null) {
            try {
                backend.close();
            } catch (Exception closing) {
                e.addSuppressed(closing);
            }
        }
        if (e instanceof StoreException known) {
            return known;
        }
        if (e instanceof BackendException known) {
            Throwable cause = known.getCause() == null ? known : known.getCause();
            return new StoreException(
                    known.kind(), "open", null, backendName, String.valueOf(known.getMessage()), cause, null);
        }
        String reason = "the driver threw " + e.getClass().getSimpleName() + ", which is the cause of this";
        return new StoreException(ErrorKind.FAILED, "open", null, backendName, reason, e, null);
    }

    private static BackendFactory factory(String scheme) throws BackendException {
        List<BackendFactory> found = new ArrayList<>();
        Set<String> known = new TreeSet<>();
        for (BackendFactory factory : factories()) {
            known.addAll(factory.schemes());
            if (factory.schemes().contains(scheme)) {
                found.add(factory);
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.size() > 1) {
            throw invalid("Several drivers open " + scheme + ": URIs: "
                    + found.stream().map(f -> f.getClass().getName()).toList() + ". Leave one on the class path");
        }
        String artifact = ARTIFACTS.get(scheme);
        Set<String> schemes = new TreeSet<>(known);
        schemes.addAll(ARTIFACTS.keySet());
        String near = artifact == null ? Settings.nearest(scheme, schemes) : "";
        throw new BackendException(
                ErrorKind.UNSUPPORTED,
                "No backend for scheme '" + scheme + "'" + (near.isEmpty() ? "." : near) + " On the class path: "
                        + (known.isEmpty() ? "none" : String.join(", ", known)) + ". "
                        + (artifact == null ? "Known: " + String.join(", ", schemes) : "Add " + artifact));
    }

    /** Those of the application's class loader, and of Larder's own where that sees others. */
    private static List<BackendFactory> factories() {
        ClassLoader own = StoreOpener.class.getClassLoader();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return Stream.of(Optional.ofNullable(context), Optional.ofNullable(own))
                .flatMap(Optional::stream)
                .distinct()
                .flatMap(loader -> ServiceLoader.load(BackendFactory.class, loader).stream())
                .filter(distinctType())
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private static Predicate<ServiceLoader.Provider<BackendFactory>> distinctType() {
        Set<Class<?>> seen = new HashSet<>();
        return provider -> seen.add(provider.type());
    }

    /** The parameters that every store has, whatever its scheme. */
    private record Portable(Chain<?> defaults, Serde serde, String prefix, Set<Capability> required, long maxValue) {
        static Portable of(Settings settings) throws BackendException {
            Chain<?> defaults = Options.none();
            Optional<Mode> mode = settings.choice("mode", Mode.class);
            if (mode.isPresent()) {
                defaults = defaults.mode(mode.get());
            }
            if (settings.string("ttl").isPresent()) {
                defaults = defaults.ttl(settings.duration("ttl", Duration.ZERO));
            }
            Optional<String> onCorrupt = settings.string("on-corrupt");
            if (onCorrupt.isPresent()) {
                defaults = defaults.onCorrupt(onCorrupt(onCorrupt.get()));
            }
            Serde serde = settings.choice("booleans", BooleanForm.class)
                    .map(Serde.standard()::booleans)
                    .orElse(Serde.standard());
            String prefix = settings.string("prefix").orElse("");
            Keys.checkPrefix(prefix);
            Set<Capability> required = capabilities(settings.string("require").orElse(""));
            settings.timeout();
            return new Portable(defaults, serde, prefix, required, settings.maxValue());
        }

        private static OnCorrupt onCorrupt(String word) throws BackendException {
            return switch (word) {
                case "fail" -> OnCorrupt.FAIL;
                case "missing" -> OnCorrupt.MISSING;
                default -> throw invalid("on-corrupt is fail or missing");
            };
        }

        private static Set<Capability> capabilities(String words) throws BackendException {
            Set<Capability> required = EnumSet.noneOf(Capability.class);
            for (String word : words.isEmpty() ? new String[0] : words.split(",", -1)) {
                List<String> names =
                        Stream.of(Capability.values()).map(Enum::name).toList();
                String name = word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
                if (!names.contains(name)) {
                    throw invalid("require knows no capability '" + Keys.display(word) + "'. Known: "
                            + String.join(", ", names));
                }
                required.add(Capability.valueOf(name));
            }
            return required;
        }

        Store over(Backend backend, InstantSource clock) {
            Store store =
                    PortableStore.over(backend, clock, maxValue).serde(serde).defaults(defaults);
            return store.requiring(required.toArray(Capability[]::new)).at(prefix);
        }
    }
}
