package dev.larder.store.config;

import dev.larder.store.backend.Settings;
import dev.larder.store.layer.Layers;
import dev.larder.store.layer.RetryPolicy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Binds what stands behind the word of a layer. */
final class LayerArguments {
    private final Reading reading;

    LayerArguments(Reading reading) {
        this.reading = reading;
    }

    @Nullable
    LayerSpec prefixed(Node node, String path) {
        Value prefix = reading.text(node, path);
        if (prefix == null) {
            return null;
        }
        Optional<String> trouble = Portable.prefix(prefix);
        trouble.ifPresent(text -> reading.wrong(prefix, text));
        return trouble.isPresent()
                ? null
                : new LayerSpec(
                        "prefixed",
                        "prefixed: " + Yaml.scalar(prefix.shown()),
                        observer -> Layers.prefixed(prefix.text()));
    }

    @Nullable
    LayerSpec retrying(Fields fields) {
        RetryPolicy standard = RetryPolicy.standard();
        Map<String, Value> given = new LinkedHashMap<>();
        int attempts = attempts(fields, given, standard.attempts());
        Duration base = duration(fields, "base", given, standard.base());
        Duration cap = duration(fields, "cap", given, standard.cap());
        fields.refuseUnknown(Map.of());
        if (cap.compareTo(base) < 0) {
            reading.problems()
                    .add(fields.origin(), fields.path("cap"), "is shorter than 'base'; it is the longest wait");
            return null;
        }
        RetryPolicy policy = new RetryPolicy(attempts, base, cap);
        return new LayerSpec("retrying", "retrying: " + shown(given), observer -> Layers.retrying(policy));
    }

    private int attempts(Fields fields, Map<String, Value> given, int fallback) {
        Value text = fields.text("attempts");
        if (text == null) {
            return fallback;
        }
        given.put("attempts", text);
        if (text.text().matches("[1-9][0-9]{0,3}")) {
            return Integer.parseInt(text.text());
        }
        reading.wrong(text, "found another text; needed is a whole number from 1 to 9999");
        return fallback;
    }

    private Duration duration(Fields fields, String name, Map<String, Value> given, Duration fallback) {
        Value text = fields.text(name);
        if (text == null) {
            return fallback;
        }
        given.put(name, text);
        // what RetryPolicy computes with
        Optional<Duration> duration = Settings.parseDuration(text.text())
                .filter(d -> !d.isNegative() && d.compareTo(Duration.ofDays(365)) <= 0);
        if (duration.isEmpty()) {
            reading.wrong(text, "found another text; needed is a duration such as 100ms or 2s");
        }
        return duration.orElse(fallback);
    }

    LayerSpec compressed(Fields fields) {
        Value min = fields.text("min");
        fields.refuseUnknown(Map.of());
        if (min == null) {
            return new LayerSpec("compressed", "compressed: {}", observer -> Layers.compressed());
        }
        Optional<Long> size = Portable.size(min).filter(bytes -> bytes <= Integer.MAX_VALUE);
        if (size.isEmpty()) {
            reading.wrong(min, "found another text; needed is " + Portable.SIZE);
        }
        int bytes = size.orElse(0L).intValue();
        return new LayerSpec(
                "compressed", "compressed: " + shown(Map.of("min", min)), observer -> Layers.compressed(bytes));
    }

    private static String shown(Map<String, Value> given) {
        return given.entrySet().stream()
                .map(entry ->
                        entry.getKey() + ": " + Yaml.scalar(entry.getValue().shown()))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }
}
