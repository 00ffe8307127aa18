package dev.larder.store.fs;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names that any file system keeps apart: each segment is written with {@link Escapes}. The file of {@code a} is
 * {@code a=}, the folder of the keys below {@code a/} is {@code a+}, and a segment too long for one name goes on below
 * folders that end with {@code ~}. So {@code A} is {@code %41=}, and {@code a} and {@code a/b} are {@code a=} and
 * {@code a+/b=}.
 */
final class SafeLayout implements Layout {
    @Override
    public List<String> names(String key) {
        int slash = key.lastIndexOf('/');
        List<String> names = new ArrayList<>(folders(key.substring(0, slash + 1)));
        add(key.substring(slash + 1), "=", names);
        return names;
    }

    @Override
    public List<String> folders(String prefix) {
        List<String> names = new ArrayList<>();
        int from = 0;
        for (int slash = prefix.indexOf('/'); slash >= 0; slash = prefix.indexOf('/', from)) {
            add(prefix.substring(from, slash), "+", names);
            from = slash + 1;
        }
        return names;
    }

    @Override
    public @Nullable String text(String name, boolean folder) {
        char end = name.charAt(name.length() - 1);
        if (folder ? end != '+' && end != '~' : end != '=') {
            return null;
        }
        String text = Names.unescape(name.substring(0, name.length() - 1));
        return text != null && end == '+' ? text + "/" : text;
    }

    @Override
    public boolean nested() {
        return true;
    }

    @Override
    public boolean isNameOf(String segment, boolean first, String name) {
        return name.length() == segment.length() + 1 && Escapes.isUnchanged(segment);
    }

    private static void add(String segment, String end, List<String> names) {
        List<String> pieces = Escapes.pieces(segment);
        for (int i = 0; i < pieces.size(); i++) {
            names.add(pieces.get(i) + (i == pieces.size() - 1 ? end : "~"));
        }
    }
}
