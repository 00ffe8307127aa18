package dev.larder.store.config;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Keys;
import dev.larder.store.backend.StoreUri;
import dev.larder.store.config.Node.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Binds a tree to the stores that it describes, whichever reader made it. */
final class Binder {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final Pattern CLASS =
            Pattern.compile("([\\p{L}_$][\\p{L}\\p{N}_$]*\\.)*[\\p{L}_$][\\p{L}\\p{N}_$]*");

    /** Parameters of a URI that are words of their own beside it. */
    static final List<String> WORDS = List.of("mode", "ttl", "on-corrupt", "booleans");

    /** Where people look for parameters that have no word of their own. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "timeout", "it belongs into 'settings'",
            "max-value", "it belongs into 'settings'",
            "prefix", "it belongs into 'settings', or is a layer: prefixed",
            "<<", "YAML 1.2 has no merge keys: write the settings out");

    private final Reading reading;

    private Binder(Reading reading) {
        this.reading = reading;
    }

    /** {@return the stores by name, in the order in which they were written} */
    static Map<String, StoreSpec> bind(Node root, Reading reading) {
        return new Binder(reading).stores(root);
    }

    private Map<String, StoreSpec> stores(Node root) {
        Map<String, StoreSpec> specs = new LinkedHashMap<>();
        if (!(root instanceof Table table)) {
            reading.wrongKind(root, "", "a table with 'stores'");
            return specs;
        }
        Fields top = new Fields(table, "", reading);
        if (top.node("stores") == null) {
            wrong(top.origin(), "", "'stores' is missing; write stores: and the name of each store below it");
        }
        Fields stores = top.fields("stores");
        top.refuseUnknown(Map.of());
        if (stores == null) {
            return specs;
        }
        if (stores.names().isEmpty()) {
            wrong(stores.origin(), "stores", "found no store; write the name of each store below it");
        }
        Map<String, String> plain = new LinkedHashMap<>();
        for (String name : stores.names()) {
            String other = plain.putIfAbsent(Merge.plain(name), name);
            Fields fields = stores.fields(name);
            if (!NAME.matcher(name).matches()) {
                wrong(
                        stores.nameOrigin(name),
                        "stores." + Keys.display(name),
                        "is no name of a store: letters, digits," + " '-' and '_', beginning with a letter");
            } else if (other != null) {
                wrong(
                        stores.nameOrigin(name),
                        "stores." + name,
                        "has the name of 'stores." + other + "': capitals, '-' and '_' do not make two");
            } else if (fields != null) {
                StoreSpec spec = store(name, fields);
                if (spec != null) {
                    specs.put(name, spec);
                }
            }
        }
        return specs;
    }

    private @Nullable StoreSpec store(String name, Fields fields) {
        Value uri = fields.needed("uri", "file:data");
        StoreUri place = uri == null ? null : place(uri);
        Map<String, String> inUri = place == null ? Map.of() : place.query();
        Map<String, Value> parameters = new LinkedHashMap<>();
        for (String word : WORDS) {
            Value value = fields.text(word);
            if (value != null && !inUri.containsKey(word)) {
                parameters.put(word, checked(word, value));
            }
        }
        Value model = fields.text("model");
        if (model != null && !CLASS.matcher(model.text()).matches()) {
            reading.wrong(model, "is no name of a class, such as com.acme.Job");
        }
        List<Value> required = required(fields.words("require"), uri, inUri.get("require"));
        List<Value> allow = allow(fields.words("allow"));
        Node layers = fields.node("layers");
        List<LayerSpec> layerSpecs =
                layers == null ? List.of() : new LayerBinder(reading).bind(layers, fields.path("layers"));
        settings(fields.fields("settings"), inUri, parameters);
        fields.refuseUnknown(ELSEWHERE);
        return place == null || uri == null
                ? null
                : new StoreSpec(name, uri, place, parameters, model, allow, layerSpecs, required);
    }

    private @Nullable StoreUri place(Value uri) {
        try {
            StoreUri place = StoreUri.parse(uri.text());
            place.query().forEach((name, text) -> {
                checked(name, uri.part(text, uri.path() + "?" + name));
            });
            return place;
        } catch (BackendException e) {
            reading.wrong(
                    uri,
                    "is no URI of a store"
                            + (uri.isMasked() ? " once its variables are filled in" : ": " + e.getMessage()));
            return null;
        }
    }

    private Value checked(String parameter, Value value) {
        Optional<String> trouble = Portable.trouble(parameter, value);
        trouble.ifPresent(text -> reading.wrong(value, text));
        return value;
    }

    private void settings(@Nullable Fields settings, Map<String, String> inUri, Map<String, Value> parameters) {
        if (settings == null) {
            return;
        }
        for (String name : settings.names()) {
            Value value = settings.text(name);
            if (WORDS.contains(name) || name.equals("require")) {
                wrong(settings.nameOrigin(name), settings.path(name), "stands beside 'uri', not in 'settings'");
            } else if (name.isEmpty()) {
                wrong(settings.nameOrigin(name), settings.path(name), "is no name of a parameter");
            } else if (value != null && !inUri.containsKey(name)) {
                parameters.put(name, checked(name, value));
            }
        }
    }

    /** What a URI requires counts instead of what stands beside it; it has been checked there. */
    private List<Value> required(List<Value> words, @Nullable Value uri, @Nullable String inUri) {
        List<Value> known = new ArrayList<>();
        for (Value word : words) {
            Optional<String> trouble = Portable.capability(word);
            trouble.ifPresent(text -> reading.wrong(word, text));
            if (trouble.isEmpty()) {
                known.add(word);
            }
        }
        return inUri == null || uri == null
                ? known
                : Stream.of(inUri.split(",", -1))
                        .map(word -> uri.part(word.strip(), uri.path() + "?require"))
                        .filter(word -> Portable.capability(word).isEmpty())
                        .toList();
    }

    private List<Value> allow(List<Value> names) {
        for (Value name : names) {
            String type = name.text().endsWith(".*")
                    ? name.text().substring(0, name.text().length() - 2)
                    : name.text();
            if (!CLASS.matcher(type).matches()) {
                reading.wrong(name, "is neither the name of a class nor a package with .* behind it");
            }
        }
        return names;
    }

    private void wrong(Origin origin, String path, String message) {
        reading.problems().add(origin, path, message);
    }
}
