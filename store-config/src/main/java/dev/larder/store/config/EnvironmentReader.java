package dev.larder.store.config;

import dev.larder.store.config.Node.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads variables of an environment: {@code LARDER_STORES__JOBS__SETTINGS__CA_FILE} is {@code stores.jobs.settings.ca-file},
 * and without {@code STORES__} it is the store {@code default} that is meant.
 */
final class EnvironmentReader {
    static final String CONFIG = "LARDER_CONFIG";
    static final String DEFAULT = "default";

    private static final String PREFIX = "LARDER_";
    private static final String STORES = "STORES__";

    /** Those of the launcher and of drivers, and those that container platforms make for a service called larder. */
    private static final Pattern OF_OTHERS = Pattern.compile(
            CONFIG + "|LARDER_JAVA_OPTS|LARDER_REDIS_PASSWORD|LARDER_SERVICE_(HOST|PORT.*)|LARDER_PORT(_[0-9].*)?");

    private EnvironmentReader() {}

    /** {@return the tree of the variables that begin with LARDER_} */
    static Node read(Map<String, String> environment, Problems problems) {
        Draft root = new Draft(Origin.of("environment"));
        new TreeMap<>(environment).forEach((name, value) -> {
            // an empty variable is how many tools write one that is not set
            if (name.startsWith(PREFIX)
                    && !value.isEmpty()
                    && !OF_OTHERS.matcher(name).matches()) {
                root.put(steps(name.substring(PREFIX.length())), new Text(value, origin(name)), problems);
            }
        });
        return root.tree("", problems);
    }

    static Origin origin(String variable) {
        return Origin.of("environment " + variable);
    }

    private static List<String> steps(String name) {
        List<String> steps = new ArrayList<>(List.of("stores"));
        if (!name.startsWith(STORES)) {
            steps.add(DEFAULT);
        }
        for (String step : (name.startsWith(STORES) ? name.substring(STORES.length()) : name).split("__", -1)) {
            steps.add(step.toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return steps;
    }
}
