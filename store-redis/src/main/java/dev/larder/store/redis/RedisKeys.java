package dev.larder.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Keys;
import io.lettuce.core.cluster.SlotHash;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/**
 * From keys to their names in Redis and back: a prefix stands before each. Receipts have names too, which are no legal keys:
 * a control character follows the key that they are for.
 */
final class RedisKeys {
    private static final char RECEIPT = '\u0001';

    private final String prefix;
    private final boolean clustered;

    RedisKeys(String prefix, boolean clustered) {
        this.prefix = prefix;
        this.clustered = clustered;
    }

    byte[] name(String key) throws BackendException {
        if (prefix.isEmpty()) {
            return key.getBytes(UTF_8);
        }
        String name = prefix + key;
        Keys.check(name);
        return name.getBytes(UTF_8);
    }

    /** The key of a name; empty if the name is none of a key: not UTF-8, not legal, a receipt. */
    Optional<String> key(byte[] name) {
        try {
            String full = UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
            return full.startsWith(prefix) && Keys.isLegal(full)
                    ? Optional.of(full.substring(prefix.length())).filter(Keys::isLegal)
                    : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** A glob that matches the names of the keys that begin with some text. */
    byte[] pattern(String start) {
        return (prefix + start)
                .replaceAll("[\\\\*?\\[\\]]", "\\\\$0")
                .concat("*")
                .getBytes(UTF_8);
    }

    /** A name for a receipt of a key, in the same slot, and such that whoever may use the key may use it. */
    byte[] receipt(byte[] name, String id) {
        String full = new String(name, UTF_8);
        byte[] plain = (full + RECEIPT + id).getBytes(UTF_8);
        if (!clustered) {
            return plain;
        }
        int slot = SlotHash.getSlot(name);
        if (SlotHash.getSlot(plain) == slot) {
            return plain; // the key has a hash tag
        }
        byte[] tagged = (full + RECEIPT + "{" + SlotTags.of(slot) + "}" + id).getBytes(UTF_8);
        // A lone opening brace in the key would begin the tag there.
        return SlotHash.getSlot(tagged) == slot
                ? tagged
                : (RECEIPT + "{" + SlotTags.of(slot) + "}" + id).getBytes(UTF_8);
    }
}
