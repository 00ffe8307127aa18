package dev.larder.store.fs;

import java.io.File;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * File names as Unicode, whatever the locale. On POSIX systems a name is the UTF-8 bytes of its text. Java makes the
 * bytes of a {@code Path} with the encoding of the locale, so that under {@code LANG=C} no path with {@code é} can be
 * written down; the bytes of a {@code file:} URI are taken as they are, and that way is gone there. So one key is one
 * file for processes of any locale.
 */
final class Names {
    private static final boolean NATIVE =
            File.separatorChar == '\\' || "UTF-8".equalsIgnoreCase(System.getProperty("sun.jnu.encoding"));

    private Names() {}

    /** {@return the entry of a folder with this name, which holds no separator} */
    static Path child(Path folder, String name) {
        if (NATIVE || isAscii(name)) {
            return folder.resolve(name);
        }
        String escaped = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return folder.resolve(Path.of(URI.create("file:///" + escaped)).getFileName());
    }

    /** {@return the name of an absolute path, or null if its bytes are no UTF-8} */
    static @Nullable String of(Path path) {
        // takes less than getFileName, which makes a path of its own
        String text = path.toString();
        String name = text.substring(text.lastIndexOf(File.separatorChar) + 1);
        if (NATIVE ? name.indexOf('\uFFFD') < 0 : isAscii(name)) {
            return name;
        }
        String raw = path.toUri().getRawPath();
        int end = raw.endsWith("/") ? raw.length() - 1 : raw.length();
        return unescape(raw.substring(raw.lastIndexOf('/', end - 1) + 1, end));
    }

    /** {@return the text of UTF-8 bytes of which some are written %XX, or null if it is none} */
    static @Nullable String unescape(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                if (c >= 0x80) {
                    return null;
                }
                bytes.put((byte) c);
                continue;
            }
            int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                return null;
            }
            bytes.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
