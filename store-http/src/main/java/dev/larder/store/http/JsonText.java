package dev.larder.store.http;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tree as JSON, indented by 4, in ASCII: each member and element on a line of its own, no final line end. */
final class JsonText {
    private static final int INDENT = 4;

    private final StringBuilder out = new StringBuilder(1024);

    private JsonText() {}

    static String of(@Nullable Object tree) {
        JsonText text = new JsonText();
        text.value(tree, 0);
        return text.out.toString();
    }

    private void value(@Nullable Object value, int level) {
        if (value instanceof Map<?, ?> map) {
            container('{', '}', map.entrySet().iterator(), level);
        } else if (value instanceof List<?> list) {
            container('[', ']', list.iterator(), level);
        } else if (value instanceof Map.Entry<?, ?> member) {
            quoted(out, String.valueOf(member.getKey()));
            out.append(": ");
            value(member.getValue(), level);
        } else if (value instanceof String text) {
            quoted(out, text);
        } else {
            out.append(value); // a number or null
        }
    }

    private void container(char open, char close, Iterator<?> parts, int level) {
        out.append(open);
        while (parts.hasNext()) {
            line(level + INDENT);
            value(parts.next(), level + INDENT);
            if (parts.hasNext()) {
                out.append(',');
            } else {
                line(level);
            }
        }
        out.append(close);
    }

    private void line(int level) {
        out.append('\n').append(" ".repeat(level));
    }

    private static void quoted(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            escaped(out, text.charAt(i));
        }
        out.append('"');
    }

    /** Writes one character as it stands between quotes; YAML's escapes are the same. */
    static void escaped(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < ' ' || c > 0x7F) {
                    unit(out, c);
                } else {
                    out.append(c);
                }
            }
        }
    }

    static void unit(StringBuilder out, char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit((c >> shift) & 15, 16));
        }
    }
}
