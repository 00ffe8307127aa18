package dev.larder.store.config;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.StoreUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the effective configuration as YAML, with where each part of it came from; secrets are masked. */
final class Shown {
    private static final int COLUMN = 56;

    private final StringBuilder text = new StringBuilder();

    private Shown() {}

    static String of(Map<String, StoreSpec> specs) {
        Shown shown = new Shown();
        shown.line("stores:" + (specs.isEmpty() ? " {}" : ""), "");
        specs.values().forEach(shown::store);
        return shown.text.toString();
    }

    private void store(StoreSpec spec) {
        line("  " + spec.name() + ":", "");
        line("    uri: " + Yaml.scalar(uri(spec)), spec.uri().origin().toString());
        Map<String, Value> settings = new TreeMap<>();
        for (String word : Binder.WORDS) {
            parameter(spec, word, "    ");
        }
        spec.parameters().forEach(settings::put);
        Binder.WORDS.forEach(settings::remove);
        Value model = spec.model();
        if (model != null) {
            line("    model: " + Yaml.scalar(model.shown()), model.origin().toString());
        }
        if (!spec.required().isEmpty()) {
            line(
                    "    require: "
                            + list(spec.required().stream().map(Value::shown).toList()),
                    "");
        }
        if (!spec.allow().isEmpty()) {
            line("    allow: " + list(spec.allow().stream().map(Value::shown).toList()), "");
        }
        if (!spec.layers().isEmpty()) {
            line("    layers:", "");
            spec.layers().forEach(layer -> line("      - " + layer.shown(), ""));
        }
        line("    settings:", "");
        List<String> names = new ArrayList<>(settings.keySet());
        List.of("max-value", "timeout").stream()
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        names.stream().sorted().forEach(name -> parameter(spec, name, "      "));
    }

    /** What is in the URI has been shown there. */
    private void parameter(StoreSpec spec, String name, String indent) {
        Value given = spec.parameters().get(name);
        String standard = Portable.DEFAULTS.get(name);
        if (given != null) {
            String value = StoreUri.isSecret(name) ? Value.MASK : given.shown();
            line(indent + name + ": " + Yaml.scalar(value), given.origin().toString());
        } else if (standard != null && !spec.place().query().containsKey(name)) {
            line(indent + name + ": " + standard, "default");
        }
    }

    private static String uri(StoreSpec spec) {
        try {
            return StoreUri.parse(spec.uri().shown()).toString();
        } catch (BackendException e) {
            // with its variables masked it is none any more
            return Value.MASK;
        }
    }

    private static String list(List<String> words) {
        return words.stream().map(Yaml::scalar).collect(Collectors.joining(", ", "[", "]"));
    }

    private void line(String setting, String origin) {
        text.append(setting);
        if (!origin.isEmpty()) {
            text.append(" ".repeat(Math.max(2, COLUMN - setting.length())))
                    .append("# ")
                    .append(origin);
        }
        text.append('\n');
    }
}
