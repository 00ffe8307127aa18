package dev.larder.store.config;

import dev.larder.serde.BooleanForm;
import dev.larder.serde.Serde;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.config.ConfigException.Problem;
import dev.larder.store.layer.StoreObserver;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The calls that a store's description stands for. */
final class Opening {
    private final StoreSpec spec;
    private final Set<Class<?>> models;
    private final StoreObserver observer;

    Opening(StoreSpec spec, Set<Class<?>> models, StoreObserver observer) {
        this.spec = spec;
        this.models = models;
        this.observer = observer;
    }

    Store open() {
        Serde serde = serde();
        Value modelName = spec.model();
        Class<?> model = modelName == null ? null : model(modelName);
        Store store = opened();
        try {
            return wired(store, serde, model);
        } catch (RuntimeException e) {
            store.close();
            throw e instanceof StoreException known ? located(known) : e;
        }
    }

    /** What the driver finds without opening anything. */
    void check() {
        try {
            Store.check(spec.wholeUri());
        } catch (StoreException e) {
            throw located(e);
        }
    }

    private Store opened() {
        try {
            return Store.open(spec.wholeUri());
        } catch (StoreException e) {
            throw located(e);
        }
    }

    private Store wired(Store store, Serde serde, @Nullable Class<?> model) {
        Store view = spec.allow().isEmpty() ? store : store.serde(serde);
        if (model != null) {
            view = view.defaults(Options.model(model));
        }
        List<LayerSpec> layers = spec.layers();
        for (int i = layers.size() - 1; i >= 0; i--) {
            view = view.layer(layers.get(i).made().apply(observer));
        }
        return view.requiring(Portable.capabilities(spec.required()).toArray(Capability[]::new));
    }

    private Serde serde() {
        Serde serde = Serde.standard().booleans(booleans());
        for (Value name : spec.allow()) {
            try {
                serde = name.text().endsWith(".*")
                        ? serde.allowPackage(
                                name.text().substring(0, name.text().length() - 2))
                        : serde.allow(model(name));
            } catch (IllegalArgumentException e) {
                throw wrong(
                        name,
                        "cannot be allowed; what is allowed are packages and classes of the application's own",
                        null);
            }
        }
        return serde;
    }

    private BooleanForm booleans() {
        Value given = spec.parameters().get("booleans");
        String word = given == null ? spec.place().query().get("booleans") : given.text();
        return "integer".equals(word) ? BooleanForm.INTEGER : BooleanForm.NATIVE;
    }

    /** A configuration loads no class; it chooses among those that the application names. */
    private Class<?> model(Value name) {
        Set<String> names = new TreeSet<>();
        for (Class<?> model : models) {
            if (model.getName().equals(name.text()) || name.text().equals(model.getCanonicalName())) {
                return model;
            }
            names.add(model.getName());
        }
        throw wrong(
                name,
                "is not among the classes that the application names: Stores.models(...) "
                        + (names.isEmpty() ? "was not called" : "was given " + String.join(", ", names)),
                null);
    }

    /** What the driver or the store refuses is a mistake of the configuration; any other trouble is not. */
    private RuntimeException located(StoreException e) {
        if (e.kind() != ErrorKind.INVALID && e.kind() != ErrorKind.UNSUPPORTED) {
            return e;
        }
        String message = String.valueOf(e.getMessage());
        for (Value word : spec.required()) {
            if (e.operation().equals("requiring")
                    && message.contains(Portable.capabilities(List.of(word)).toString())) {
                return wrong(word, message, e);
            }
        }
        for (Map.Entry<String, Value> parameter : spec.parameters().entrySet()) {
            if (message.contains("'" + parameter.getKey() + "'")) {
                return wrong(parameter.getValue(), message, e);
            }
        }
        return wrong(spec.uri(), message, e);
    }

    private ConfigException wrong(Value value, String message, @Nullable Throwable cause) {
        Masking masking = Masking.of(spec);
        return new ConfigException(
                List.of(Problem.at(value.origin(), value.path(), masking.masked(message))),
                masking.shows(cause) ? null : cause);
    }
}
