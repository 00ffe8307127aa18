package dev.larder.serde.internal.json;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether bytes are one JSON document, by the grammar of RFC 8259 alone: no limit and no setting has a say, and
 * nesting takes no stack. The bytes are taken to be UTF-8.
 */
public final class JsonGrammar {
    private static final int MOST_DIGITS = 9; // any number of so many fits

    /** The characters below 64 that may begin a document, and those from 64 on, a bit for each. */
    private static final long BEGIN_LOW = bits("\"-0123456789");

    private static final long BEGIN_HIGH = bits("[{tfn");

    private final byte[] bytes;
    private @Nullable BitSet objects;
    private int depth;
    private int at;

    private JsonGrammar(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * {@return whether these bytes are one JSON document, with nothing but blanks around it}
     *
     * @param bytes UTF-8
     */
    public static boolean isDocument(byte[] bytes) {
        return mayBegin(bytes) && (isWholeNumber(bytes) || new JsonGrammar(bytes).document());
    }

    /**
     * {@return the number that these bytes are if they are its digits, at most nine of them, and nothing else; -1 if not}
     *
     * @param bytes any bytes
     */
    public static int smallNumber(byte[] bytes) {
        int number = 0;
        if (bytes.length == 0 || bytes.length > MOST_DIGITS || (bytes[0] == '0' && bytes.length > 1)) {
            return -1;
        }
        for (byte digit : bytes) {
            if (!isDigit(digit)) {
                return -1;
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }

    /** The most common of the short documents. */
    private static boolean isWholeNumber(byte[] bytes) {
        for (byte b : bytes) {
            if (!isDigit(b)) {
                return false;
            }
        }
        return bytes.length == 1 || (bytes.length > 1 && bytes[0] != '0');
    }

    /**
     * {@return whether the first character that is no blank may begin a document}
     *
     * @param bytes UTF-8
     */
    public static boolean mayBegin(byte[] bytes) {
        int first = bytes.length > 0 && bytes[0] > ' ' ? 0 : firstAfterBlanks(bytes, 0);
        if (first == bytes.length) {
            return false;
        }
        int c = bytes[first];
        return c >= 0 && ((c < Long.SIZE ? BEGIN_LOW : BEGIN_HIGH) >>> c & 1) != 0; // a shift is by the lowest six bits
    }

    private static long bits(String characters) {
        return characters.chars().mapToLong(c -> 1L << c).reduce(0, (all, one) -> all | one);
    }

    /**
     * {@return whether the first two characters and the last are those of an object or an array}
     *
     * @param bytes UTF-8
     */
    public static boolean mayBeContainer(byte[] bytes) {
        int first = firstAfterBlanks(bytes, 0);
        int second = firstAfterBlanks(bytes, first + 1);
        int last = bytes.length - 1;
        while (last > first && isBlank(bytes[last])) {
            last--;
        }
        if (second > last) {
            return false;
        }
        return bytes[first] == '{'
                ? bytes[last] == '}' && (second == last || bytes[second] == '"')
                : bytes[first] == '[' && bytes[last] == ']';
    }

    private static int firstAfterBlanks(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private boolean document() {
        boolean valueDue = true;
        while (true) {
            if (valueDue) {
                int opened = depth;
                if (!value()) {
                    return false;
                }
                if (depth > opened) {
                    continue; // a container with members: its first value is due
                }
            }
            skipBlanks();
            if (depth == 0) {
                return at == bytes.length;
            }
            boolean object = objects != null && objects.get(depth);
            int c = next();
            if (c == ',') {
                skipBlanks();
                if (object && !name()) {
                    return false;
                }
                valueDue = true;
            } else if (c == (object ? '}' : ']')) {
                depth--;
                valueDue = false;
            } else {
                return false;
            }
        }
    }

    /** Reads a scalar or an empty container, or opens a container up to its first value. */
    private boolean value() {
        skipBlanks();
        int c = next();
        return switch (c) {
            case '{' -> open('}', true) && (closedAt(c) || name());
            case '[' -> open(']', false);
            case '"' -> text();
            case 't' -> word("rue");
            case 'f' -> word("alse");
            case 'n' -> word("ull");
            default -> number(c);
        };
    }

    private boolean open(int close, boolean object) {
        skipBlanks();
        if (peek() == close) {
            at++;
            return true;
        }
        depth++;
        if (objects == null) {
            objects = new BitSet();
        }
        objects.set(depth, object);
        return true;
    }

    private boolean closedAt(int opened) {
        return opened == '{' && bytes[at - 1] == '}';
    }

    private boolean name() {
        if (next() != '"' || !text()) {
            return false;
        }
        skipBlanks();
        return next() == ':';
    }

    private boolean text() {
        while (at < bytes.length) {
            byte c = bytes[at++];
            if (c == '"') {
                return true;
            }
            if ((c >= 0 && c < ' ') || (c == '\\' && !escape())) {
                return false;
            }
        }
        return false;
    }

    private boolean escape() {
        int c = next();
        if (c != 'u') {
            return c >= 0 && "\"\\/bfnrt".indexOf(c) >= 0;
        }
        for (int i = 0; i < 4; i++) {
            if (Character.digit(next(), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean number(int first) {
        int c = first == '-' ? next() : first;
        if (!isDigit(c)) {
            return false;
        }
        if (c != '0') {
            skipDigits();
        }
        if (peek() == '.') {
            at++;
            if (!isDigit(next())) {
                return false;
            }
            skipDigits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            int sign = peek();
            if (sign == '+' || sign == '-') {
                at++;
            }
            if (!isDigit(next())) {
                return false;
            }
            skipDigits();
        }
        return true;
    }

    private boolean word(String rest) {
        for (int i = 0; i < rest.length(); i++) {
            if (next() != rest.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void skipDigits() {
        while (isDigit(peek())) {
            at++;
        }
    }

    private void skipBlanks() {
        at = firstAfterBlanks(bytes, at);
    }

    private int peek() {
        return at < bytes.length ? bytes[at] & 0xff : -1;
    }

    private int next() {
        int c = peek();
        at++;
        return c;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
