package dev.larder.store.redis.record;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Keys;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The keys of one kind of record.
 *
 * @param root what all keys begin with
 * @param namespace the namespace of the kind
 * @param name its name
 * @param tagged whether ids are hash tags, so that all keys of a record lie in one slot
 */
record Names(String root, String namespace, String name, boolean tagged) {
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    static void check(String what, String text) throws BackendException {
        if (!LEGAL.matcher(text).matches()) {
            throw Failing.invalid("The " + what + " '" + Keys.display(text)
                    + "' is not 1 to 100 of the characters A-Z a-z 0-9 _ . -");
        }
    }

    static Names of(RecordType type, Setup setup) {
        return new Names(setup.root(), type.namespace(), type.name(), setup.tagged());
    }

    /** What the keys of all hashes begin with. */
    String prefix() {
        return root + ":" + namespace + ":" + name + ":" + (tagged ? "{" : "");
    }

    String hash(UUID id) {
        return prefix() + id + (tagged ? "}" : "");
    }

    static String stream(String hash, String member) {
        return hash + ":field:" + member;
    }

    /** The id of a hash's key; empty if it is none of this kind. */
    Optional<UUID> id(String key) {
        int end = key.length() - (tagged ? 1 : 0);
        int begin = prefix().length();
        if (end - begin != 36 || !key.startsWith(prefix())) {
            return Optional.empty();
        }
        try {
            UUID id = UUID.fromString(key.substring(begin, end));
            return hash(id).equals(key) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // of that length, but no id
        }
    }
}
