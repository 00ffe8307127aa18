package dev.larder.store.config;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Settings;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The parameters that every store has, whatever its scheme: what is allowed for each. */
final class Portable {
    static final List<String> MODES = List.of("auto", "raw", "json", "binary");
    static final List<String> POLICIES = List.of("fail", "missing");
    static final List<String> BOOLEANS = List.of("native", "integer");
    static final List<String> CAPABILITIES =
            Stream.of(Capability.values()).map(Enum::name).toList();
    static final String DURATION = "a duration above zero, such as 500ms, 2s, 1m, 1h, 7d or PT1H";
    static final String SIZE = "a size such as 512, 64KiB, 8MiB or 1GiB";

    /** What those that have a default are without being given, as it would be written. */
    static final Map<String, String> DEFAULTS =
            Map.of("mode", "auto", "on-corrupt", "fail", "booleans", "native", "timeout", "5s", "max-value", "64MiB");

    private Portable() {}

    /** {@return what is wrong with a parameter, or nothing; also for those of a scheme, which its driver checks} */
    static Optional<String> trouble(String name, Value value) {
        return switch (name) {
            case "mode" -> word(value, MODES);
            case "on-corrupt" -> word(value, POLICIES);
            case "booleans" -> word(value, BOOLEANS);
            case "ttl" -> duration(value, Duration.ofMillis(1));
            case "timeout" -> duration(value, Duration.ofNanos(1));
            case "max-value" ->
                size(value).filter(size -> size > 0).isPresent()
                        ? Optional.empty()
                        : Optional.of(needed(SIZE + ", above zero"));
            case "prefix" -> prefix(value);
            case "require" -> require(value);
            default -> Optional.empty();
        };
    }

    private static String needed(String what) {
        return "found another text; needed is " + what;
    }

    private static Optional<String> word(Value value, List<String> words) {
        return words.contains(value.text())
                ? Optional.empty()
                : Optional.of(value.found(words) + " Allowed: " + String.join(", ", words));
    }

    private static Optional<String> duration(Value value, Duration least) {
        return Settings.parseDuration(value.text())
                        .filter(duration -> duration.compareTo(least) >= 0)
                        .isPresent()
                ? Optional.empty()
                : Optional.of(needed(DURATION));
    }

    /** {@return the size that a value spells, or empty if it spells none} */
    static Optional<Long> size(Value value) {
        try {
            return Optional.of(Settings.of("", Map.of("size", value.text())).bytes("size", 0));
        } catch (BackendException e) {
            return Optional.empty();
        }
    }

    /** {@return what is wrong with the beginning of a key, or nothing} */
    static Optional<String> prefix(Value value) {
        try {
            Keys.checkPrefix(value.text());
            return Optional.empty();
        } catch (BackendException e) {
            return Optional.of("is no beginning of a key, such as app/");
        }
    }

    private static Optional<String> require(Value value) {
        return Stream.of(value.text().split(",", -1))
                .flatMap(word -> capability(value.part(word.strip(), "")).stream())
                .findFirst();
    }

    /** {@return what is wrong with the name of a capability, or nothing} */
    static Optional<String> capability(Value word) {
        String name = constant(word.text());
        if (CAPABILITIES.contains(name)) {
            return Optional.empty();
        }
        // the search for near words is one in lower case
        List<String> lower = CAPABILITIES.stream()
                .map(known -> known.toLowerCase(Locale.ROOT))
                .toList();
        String near = word.isMasked() ? "" : Settings.nearest(name, lower).toUpperCase(Locale.ROOT);
        String found = near.isEmpty()
                ? "found another word. "
                : "found '" + word.text() + "'" + near.replace("DID YOU MEAN", "did you mean") + " ";
        return Optional.of(found + "Allowed: " + String.join(", ", CAPABILITIES));
    }

    /** {@return the capabilities that words name, which have been checked} */
    static Set<Capability> capabilities(List<Value> words) {
        Set<Capability> named = EnumSet.noneOf(Capability.class);
        words.forEach(word -> named.add(Capability.valueOf(constant(word.text()))));
        return named;
    }

    private static String constant(String word) {
        return word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
