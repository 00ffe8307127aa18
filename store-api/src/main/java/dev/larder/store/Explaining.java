package dev.larder.store;

import static dev.larder.store.Calls.invalid;

import dev.larder.store.Options.Chain;
import dev.larder.store.Options.OnCorrupt;
import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Settings;
import dev.larder.store.backend.Verb;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which methods of the backend a call leads to, and what the backend says of them. */
final class Explaining {
    private static final Guard EXPECTED = Guard.version(new Version("<version>"));
    private static final Set<String> LISTING = Set.of("keys", "entries", "deleteAll");
    private static final Set<String> WITHOUT_OPTIONS =
            Set.of("delete", "exists", "meta", "touch", "keys", "deleteAll", "read");
    private static final List<String> VERBS = List.of(
            "put",
            "putIfAbsent",
            "replace",
            "get",
            "entry",
            "pop",
            "delete",
            "exists",
            "meta",
            "touch",
            "keys",
            "entries",
            "deleteAll",
            "getAll",
            "putAll",
            "read",
            "write",
            "lines");

    private final Backend backend;
    private final Calls calls;
    private final Chain<?> defaults;
    private final Codings codings;
    private final Deadlines deadlines;
    private final List<String> steps = new ArrayList<>();

    Explaining(Backend backend, Calls calls, Chain<?> defaults, Codings codings, Deadlines deadlines) {
        this.backend = backend;
        this.calls = calls;
        this.defaults = defaults;
        this.codings = codings;
        this.deadlines = deadlines;
    }

    Explanation explain(String verb, String key, Options<?> options) throws Exception {
        if (LISTING.contains(verb)) {
            Keys.checkPrefix(key);
            calls.require(Capability.LIST);
            step(Verb.LIST, key);
        } else {
            Keys.check(key);
        }
        if (WITHOUT_OPTIONS.contains(verb) && !options.equals(Options.none())) {
            throw invalid(verb + " takes no options; leave them out");
        }
        follow(verb, key, options);
        return new Explanation(backend.toString(), steps);
    }

    private void follow(String verb, String key, Options<?> options) throws Exception {
        switch (verb) {
            case "put" -> step(Verb.PUT, key, write(Guard.ALWAYS, options));
            case "putAll" -> step(Verb.PUT_ALL, key, write(Guard.ALWAYS, options));
            case "putIfAbsent" -> step(Verb.PUT, key, write(Guard.ABSENT, options, Capability.IF_ABSENT));
            case "replace" -> step(Verb.PUT, key, write(EXPECTED, options, Capability.IF_VERSION));
            case "touch" -> step(Verb.PUT, key, deadlines.write(Guard.ALWAYS, defaults.ttl(), calls));
            case "write" -> {
                calls.require(Capability.STREAMING);
                step(Verb.WRITE, key, deadlines.write(Guard.ALWAYS, Coding.ttlAlone(options, defaults), calls));
            }
            case "get", "entry" -> {
                codings.read(options);
                step(Verb.GET, key);
            }
            case "getAll" -> {
                codings.read(options);
                step(Verb.GET_ALL, key);
            }
            case "entries" -> {
                codings.read(options);
                step(Verb.GET_ALL, key + "<key>");
            }
            case "pop" -> pop(key, codings.read(options));
            case "read" -> {
                calls.require(Capability.STREAMING);
                step(Verb.READ, key);
            }
            case "lines" -> {
                Lines.coding(options, codings);
                calls.require(Capability.STREAMING);
                step(Verb.READ, key);
            }
            case "delete" -> step(Verb.DELETE, key);
            case "exists", "meta" -> step(Verb.HEAD, key);
            case "deleteAll" -> step(Verb.DELETE_ALL, key + "<key>");
            case "keys" -> {}
            default -> throw unknown(verb);
        }
    }

    /** As {@link PortableStore#pop}: what is not to be lost if it does not decode is looked at first. */
    private void pop(String key, Coding coding) throws Exception {
        calls.require(Capability.ATOMIC_POP);
        if (coding.onCorrupt() != OnCorrupt.MISSING) {
            step(Verb.TAKE, key);
            return;
        }
        calls.require(Capability.IF_VERSION);
        step(Verb.GET, key);
        step(Verb.DELETE, key, new Write(EXPECTED, null));
    }

    private Write write(Guard guard, Options<?> options, Capability... needed) throws BackendException {
        for (Capability each : needed) {
            calls.require(each);
        }
        codings.write(options);
        return deadlines.write(guard, codings.ttl(options), calls);
    }

    private void step(Verb verb, String key) throws Exception {
        step(verb, key, Write.PLAIN);
    }

    private void step(Verb verb, String key, Write write) throws Exception {
        steps.addAll(backend.explain(verb, key, write));
    }

    private static BackendException unknown(String verb) {
        return invalid("A store has no verb '" + Keys.display(verb) + "'" + Settings.nearest(verb, VERBS) + " Known: "
                + String.join(", ", VERBS));
    }
}
