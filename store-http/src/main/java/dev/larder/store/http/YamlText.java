package dev.larder.store.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tree as YAML in block style: two blanks for each level of maps, a list at the indentation of its name, no folded lines, a
 * final line end.
 */
final class YamlText {
    private final StringBuilder out = new StringBuilder(1024);

    private YamlText() {}

    static String of(Map<String, @Nullable Object> tree) {
        YamlText text = new YamlText();
        text.map(tree, 0);
        return text.out.toString();
    }

    private void map(Map<?, ?> map, int level) {
        map.forEach((name, value) -> {
            out.append(" ".repeat(level)).append(name).append(':');
            if (value instanceof Map<?, ?> inner && !inner.isEmpty()) {
                out.append('\n');
                map(inner, level + 2);
            } else if (value instanceof List<?> inner && !inner.isEmpty()) {
                out.append('\n').append(" ".repeat(level));
                list(inner, level);
            } else {
                out.append(' ');
                scalar(value);
            }
        });
    }

    /** The first item stands where the line has come to. */
    private void list(List<?> list, int level) {
        for (int i = 0; i < list.size(); i++) {
            out.append(i == 0 ? "" : " ".repeat(level)).append("- ");
            if (list.get(i) instanceof List<?> inner && !inner.isEmpty()) {
                list(inner, level + 2);
            } else {
                scalar(list.get(i));
            }
        }
    }

    private void scalar(@Nullable Object value) {
        if (value instanceof Map<?, ?>) {
            out.append("{}");
        } else if (value instanceof List<?>) {
            out.append("[]");
        } else if (value instanceof String text) {
            text(text);
        } else {
            out.append(value);
        }
        out.append('\n');
    }

    private void text(String text) {
        if (!text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            escaped(text);
        } else if (YamlScalars.isPlain(text)) {
            out.append(text);
        } else {
            out.append('\'').append(text.replace("'", "''")).append('\'');
        }
    }

    private void escaped(String text) {
        out.append('"');
        text.codePoints().forEach(c -> {
            if (Character.isSupplementaryCodePoint(c)) {
                out.append(String.format("\\U%08x", c));
            } else if (c == 0x7F) {
                JsonText.unit(out, (char) c);
            } else {
                JsonText.escaped(out, (char) c);
            }
        });
        out.append('"');
    }
}
