package dev.larder.store.fs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Text as pieces of a file name that every file system keeps as they are: lower-case ASCII letters, digits, {@code -},
 * {@code _} and {@code .}; every other byte of the UTF-8 form is {@code %xx}. No piece is longer than {@link #LONGEST}.
 */
final class Escapes {
    /** Leaves room for a marker below the 255 bytes that a name may have. */
    static final int LONGEST = 200;

    private static final String HEX = "0123456789abcdef";

    private Escapes() {}

    /** {@return the pieces of a text, which are cut between characters; at least one} */
    static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>(1);
        StringBuilder piece = new StringBuilder();
        StringBuilder one = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            one.setLength(0);
            escape(c, one);
            if (piece.length() + one.length() > LONGEST) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.append(one);
        }
        pieces.add(piece.toString());
        return pieces;
    }

    /** {@return whether a text is its only piece, as it is} */
    static boolean isUnchanged(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isKept(text.charAt(i))) {
                return false;
            }
        }
        return text.length() <= LONGEST;
    }

    private static boolean isKept(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    }

    private static void escape(int c, StringBuilder to) {
        if (isKept(c)) {
            to.append((char) c);
            return;
        }
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            to.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
        }
    }
}
