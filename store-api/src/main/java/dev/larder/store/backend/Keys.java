package dev.larder.store.backend;

import java.nio.charset.StandardCharsets;

/**
 * Which keys are legal. A key is a literal Unicode string of at most {@value #MAX_BYTES} UTF-8 bytes, the prefix of its
 * store included. Refused are the empty key, a leading or trailing slash, an empty segment, a segment {@code .} or
 * {@code ..}, a {@code ..} between backslashes, control characters and unpaired surrogates.
 */
public final class Keys {
    /** The longest key, in UTF-8 bytes: what S3 allows. */
    public static final int MAX_BYTES = 1024;

    private static final int SHOWN = 120;

    private Keys() {}

    /**
     * Checks a key.
     *
     * @param key the key
     * @throws BackendException {@link ErrorKind#INVALID} with the reason, if it is not legal
     */
    public static void check(String key) throws BackendException {
        if (key == null) {
            throw new BackendException(ErrorKind.INVALID, "The key is null");
        }
        if (isPlain(key)) {
            return;
        }
        if (key.isEmpty()) {
            throw invalid("key", key, "is empty");
        }
        checkPrefix(key, "key");
        if (key.charAt(key.length() - 1) == '/') {
            throw invalid("key", key, "ends with a slash");
        }
        String last = key.substring(key.lastIndexOf('/') + 1);
        if (last.equals(".") || last.equals("..")) {
            throw invalid("key", key, "has a segment '" + last + "'");
        }
        if (key.endsWith("..") && isBackslashDots(key, key.length() - 2)) {
            throw invalid("key", key, "has a '..' beside a backslash");
        }
    }

    /** Whether a key is legal at first sight, as most are: visible ASCII, no backslash, no segment that is empty or begins with a dot. */
    private static boolean isPlain(String key) {
        int length = key.length();
        boolean begins = true; // a segment
        for (int i = 0; i < length; i++) {
            char c = key.charAt(i);
            if (c >= '0' && c <= 'z' && c != '\\') { // most of what keys are made of, in two comparisons
                begins = false;
            } else if (c < 0x20 || c >= 0x7f || c == '\\' || (begins && (c == '/' || c == '.'))) {
                return false;
            } else {
                begins = c == '/';
            }
        }
        return !begins && length <= MAX_BYTES;
    }

    /**
     * {@return whether a key is legal}
     *
     * @param key the key
     */
    public static boolean isLegal(String key) {
        try {
            check(key);
            return true;
        } catch (BackendException e) {
            return false;
        }
    }

    /**
     * Checks a prefix: any beginning of a legal key, or empty.
     *
     * @param prefix the prefix
     * @throws BackendException {@link ErrorKind#INVALID} with the reason, if no legal key begins so
     */
    public static void checkPrefix(String prefix) throws BackendException {
        if (prefix == null) {
            throw new BackendException(ErrorKind.INVALID, "The prefix is null");
        }
        checkPrefix(prefix, "prefix");
    }

    private static void checkPrefix(String text, String what) throws BackendException {
        int bytes = 0;
        int segment = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/') {
                checkSegment(text, segment, i, what);
                segment = i + 1;
            }
            if (isSeparator(c) && i >= 2 && text.startsWith("..", i - 2) && isBackslashDots(text, i - 2)) {
                throw invalid(what, text, "has a '..' beside a backslash");
            }
            if (c < 0x20 || (c >= 0x7f && c <= 0x9f)) {
                throw invalid(what, text, "has the control character U+" + hex(c));
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else if (Character.isSurrogate(c)) {
                throw invalid(what, text, "has the unpaired surrogate U+" + hex(c));
            } else {
                bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
            if (bytes > MAX_BYTES) {
                throw invalid(
                        what,
                        text,
                        "has " + text.getBytes(StandardCharsets.UTF_8).length + " UTF-8 bytes, " + MAX_BYTES
                                + " are allowed");
            }
        }
    }

    private static void checkSegment(String text, int from, int to, String what) throws BackendException {
        if (from == to) {
            throw invalid(what, text, to == 0 ? "begins with a slash" : "has an empty segment");
        }
        String segment = text.substring(from, to);
        if (segment.equals(".") || segment.equals("..")) {
            throw invalid(what, text, "has a segment '" + segment + "'");
        }
    }

    /** Whether the two dots at an index stand alone between separators of which one is a backslash. */
    private static boolean isBackslashDots(String text, int at) {
        int end = at + 2;
        boolean left = at == 0 || isSeparator(text.charAt(at - 1));
        boolean right = end == text.length() || isSeparator(text.charAt(end));
        boolean backslash =
                (at > 0 && text.charAt(at - 1) == '\\') || (end < text.length() && text.charAt(end) == '\\');
        return left && right && backslash;
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '\\';
    }

    private static BackendException invalid(String what, String text, String reason) {
        return new BackendException(ErrorKind.INVALID, "The " + what + " '" + display(text) + "' " + reason);
    }

    /**
     * {@return a key as it may be shown: control characters and lone surrogates escaped, cut at 120 characters}
     *
     * @param key any string
     */
    public static String display(String key) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < key.length() && shown.length() < SHOWN; ) {
            int c = key.codePointAt(i);
            int type = Character.getType(c);
            if (type == Character.CONTROL
                    || type == Character.SURROGATE
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR) {
                shown.append("\\u").append(hex(c));
            } else {
                shown.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return shown.length() < SHOWN ? shown.toString() : shown.substring(0, SHOWN) + "...";
    }

    private static String hex(int c) {
        return String.format("%04X", c);
    }
}
