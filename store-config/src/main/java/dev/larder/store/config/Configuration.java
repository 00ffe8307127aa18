package dev.larder.store.config;

import dev.larder.store.Store;
import dev.larder.store.backend.Keys;
import dev.larder.store.config.ConfigException.Problem;
import dev.larder.store.config.Node.Nothing;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** From each of the places where a configuration may stand to the stores that it describes. */
final class Configuration {
    private static final String FORMS = ".yaml, .yml, .json or .properties";

    private Configuration() {}

    static Map<String, StoreSpec> from(Path file, Map<String, String> variables) {
        Problems problems = new Problems();
        Node tree = read(file, problems);
        return bound(tree, new Expansion(variables, folder(file)), problems);
    }

    static Map<String, StoreSpec> from(Properties properties) {
        Problems problems = new Problems();
        Node tree = PropertiesReader.read(properties, problems);
        return bound(tree, new Expansion(System.getenv(), Path.of("")), problems);
    }

    static Map<String, StoreSpec> from(Store store, String key) {
        String name = "'" + Keys.display(key) + "' of the store";
        Problems problems = new Problems();
        Node tree = parsed(new Stored(store, key, name).source(), isProperties(key), problems);
        return bound(tree, new Expansion(System.getenv(), Path.of("")), problems);
    }

    static Map<String, StoreSpec> fromEnvironment(Map<String, String> environment) {
        Problems problems = new Problems();
        Node tree = EnvironmentReader.read(environment, problems);
        String config = environment.getOrDefault(EnvironmentReader.CONFIG, "");
        Path folder = Path.of("");
        if (!config.isEmpty()) {
            Path file = path(config);
            folder = folder(file);
            tree = Merge.over(read(file, problems), tree);
        } else if (tree instanceof Nothing) {
            problems.throwIfAny();
            return Map.of();
        }
        return bound(tree, new Expansion(environment, folder), problems);
    }

    private static Map<String, StoreSpec> bound(Node tree, Expansion expansion, Problems problems) {
        Map<String, StoreSpec> specs = Binder.bind(tree, new Reading(expansion, problems));
        problems.throwIfAny();
        return specs;
    }

    private static Node read(Path file, Problems problems) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!isProperties(name) && !name.matches(".*\\.(yaml|yml|json)")) {
            throw new ConfigException(Problem.at(
                    Origin.of(file.toString()), "", "the name does not say what the file is; end it in " + FORMS));
        }
        return parsed(Source.of(file, file.toString()), isProperties(name), problems);
    }

    private static Node parsed(Source source, boolean properties, Problems problems) {
        return properties ? PropertiesReader.read(source, problems) : YamlReader.read(source, problems);
    }

    private static boolean isProperties(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".properties");
    }

    private static Path path(String config) {
        try {
            return Path.of(config);
        } catch (InvalidPathException e) {
            throw new ConfigException(Problem.at(
                    EnvironmentReader.origin(EnvironmentReader.CONFIG), "", "is no path of a file on this system"));
        }
    }

    private static Path folder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file : parent;
    }
}
