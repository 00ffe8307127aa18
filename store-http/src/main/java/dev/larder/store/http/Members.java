package dev.larder.store.http;

import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of one object of a document, asked for by name and kind. Names what is wrong by its place. */
final class Members {
    private final String place;
    private final Map<?, ?> members;

    private Members(String place, Map<?, ?> members) {
        this.place = place;
        this.members = members;
    }

    static Members root(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            return new Members("", map);
        }
        throw ExchangeException.type("", "an object");
    }

    String path(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    Members object(String name) {
        if (required(name) instanceof Map<?, ?> map) {
            return new Members(path(name), map);
        }
        throw ExchangeException.type(path(name), "an object");
    }

    List<?> list(String name) {
        if (required(name) instanceof List<?> list) {
            return list;
        }
        throw ExchangeException.type(path(name), "a list");
    }

    String text(String name) {
        if (required(name) instanceof String text) {
            return text;
        }
        throw ExchangeException.type(path(name), "a text");
    }

    @Nullable
    String textIfAny(String name) {
        return has(name) ? text(name) : null;
    }

    long number(String name, long least, long most) {
        Object value = required(name);
        if (value instanceof Integer || value instanceof Long) {
            long number = ((Number) value).longValue();
            if (number >= least && number <= most) {
                return number;
            }
        } else if (!(value instanceof BigInteger)) {
            throw ExchangeException.type(path(name), "a whole number");
        }
        throw ExchangeException.value(path(name), "is not from " + least + " to " + most);
    }

    /** A number of seconds, or null where null stands. */
    @Nullable
    Double seconds(String name) {
        Object value = required(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw ExchangeException.type(path(name), "a number or null");
    }

    /** Standard Base64 with padding, and nothing that another text would decode to as well. RFC 4648, 3.5 and 4. */
    byte[] bytes(String name) {
        String text = text(name);
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (text.length() % 4 == 0 && text.endsWith(last(bytes))) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // its text quotes what it read; said below
        }
        throw ExchangeException.value(path(name), "is not standard Base64 with padding");
    }

    private static String last(byte[] bytes) {
        int from = bytes.length == 0 ? 0 : (bytes.length - 1) / 3 * 3;
        return Base64.getEncoder().encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private @Nullable Object required(String name) {
        if (!members.containsKey(name)) {
            throw ExchangeException.missing(path(name));
        }
        return members.get(name);
    }
}
