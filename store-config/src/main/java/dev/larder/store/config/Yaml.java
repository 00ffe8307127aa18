package dev.larder.store.config;

import java.util.regex.Pattern;

/** Writes words so that YAML reads them back. */
final class Yaml {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._][A-Za-z0-9/._:?&=@%+*-]*");
    private static final Pattern SPECIAL = Pattern.compile("(?i)null|true|false|~|.*:");

    private Yaml() {}

    /** {@return a text, in quotes where it needs them} */
    static String scalar(String text) {
        if (PLAIN.matcher(text).matches() && !SPECIAL.matcher(text).matches()) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == 0x7F || (c >= 0x80 && c < 0xA0)) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
