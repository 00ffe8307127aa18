package dev.larder.store.fs;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Natural paths: the file of {@code a/b c.txt} is {@code a/b c.txt} below the root, in UTF-8. A segment that cannot be
 * such a name is written {@code .larder%} + {@link Escapes} + {@code =}, and if that is too long for one name as several
 * nested ones of which all but the last end with {@code +}. Those are: a segment of more than 255 bytes, a first segment
 * {@code .larder-store}, a segment that begins with the marker itself, and on Windows what that system reserves or refuses.
 */
final class PlainLayout implements Layout {
    private static final String MARKER = ".larder%";
    private static final int LONGEST = 255;

    /** What Windows reserves or refuses; not needed elsewhere. */
    private static final class Reserved {
        static final Pattern NAMES = Pattern.compile(
                "(?i).*[<>:\"|?*\\\\].*|.*[. ]|(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\\$|conout\\$)(\\..*)?");
    }

    private final boolean windows;

    PlainLayout() {
        this(File.separatorChar == '\\');
    }

    PlainLayout(boolean windows) {
        this.windows = windows;
    }

    @Override
    public List<String> names(String key) {
        List<String> names = new ArrayList<>();
        for (int from = 0; from <= key.length(); ) {
            int slash = key.indexOf('/', from);
            int to = slash < 0 ? key.length() : slash;
            add(key.substring(from, to), from == 0, names);
            from = to + 1;
        }
        return names;
    }

    @Override
    public List<String> folders(String prefix) {
        return prefix.isEmpty() ? List.of() : names(prefix.substring(0, prefix.length() - 1));
    }

    @Override
    public @Nullable String text(String name, boolean folder) {
        if (!name.startsWith(MARKER)) {
            return folder ? name + "/" : name;
        }
        boolean last = name.endsWith("=");
        if (!last && !(folder && name.endsWith("+"))) {
            return null;
        }
        String text = Names.unescape(name.substring(MARKER.length(), name.length() - 1));
        return text != null && folder && last ? text + "/" : text;
    }

    @Override
    public boolean nested() {
        return false;
    }

    @Override
    public boolean isNameOf(String segment, boolean first, String name) {
        return name.equals(segment) && isNatural(segment, first);
    }

    private void add(String segment, boolean first, List<String> names) {
        if (isNatural(segment, first)) {
            names.add(segment);
            return;
        }
        List<String> pieces = Escapes.pieces(segment);
        for (int i = 0; i < pieces.size(); i++) {
            names.add(MARKER + pieces.get(i) + (i == pieces.size() - 1 ? "=" : "+"));
        }
    }

    private boolean isNatural(String segment, boolean first) {
        // without regard to case: there are file systems that have none
        boolean ours = segment.regionMatches(true, 0, MARKER, 0, MARKER.length())
                || (first && segment.equalsIgnoreCase(RootFolder.HOME));
        boolean fits = segment.length() * 3 <= LONGEST || segment.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
        return fits && !ours && !(windows && Reserved.NAMES.matcher(segment).matches());
    }
}
