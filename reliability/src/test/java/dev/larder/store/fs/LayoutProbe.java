package dev.larder.store.fs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What a layout makes of a legal key: names that any file system carries, that stay below the root and lead back. */
public final class LayoutProbe {
    private static final List<Layout> LAYOUTS =
            List.of(new PlainLayout(false), new PlainLayout(true), new SafeLayout());

    private LayoutProbe() {}

    /**
     * Checks the names of a key in every layout.
     *
     * @param key a legal key
     */
    public static void check(String key) {
        for (Layout layout : LAYOUTS) {
            List<String> names = layout.names(key);
            StringBuilder back = new StringBuilder();
            for (int i = 0; i < names.size(); i++) {
                require(isName(names.get(i)), layout, "makes a name that is none");
                back.append(
                        Objects.requireNonNull(layout.text(names.get(i), i < names.size() - 1), "no name of its own"));
            }
            require(back.toString().equals(key), layout, "does not lead back");
            require(
                    names.isEmpty() || !names.get(0).equalsIgnoreCase(RootFolder.HOME),
                    layout,
                    "leads into the private folder");
        }
        String lower = key.toLowerCase(Locale.ROOT);
        Layout safe = LAYOUTS.get(2);
        if (!lower.equals(key)) {
            require(!lowered(safe.names(key)).equals(lowered(safe.names(lower))), safe, "tells cases by case");
        }
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.indexOf('/') < 0
                && name.indexOf('\0') < 0
                && name.getBytes(UTF_8).length <= 255;
    }

    private static List<String> lowered(List<String> names) {
        List<String> lowered = new ArrayList<>();
        names.forEach(name -> lowered.add(name.toLowerCase(Locale.ROOT)));
        return lowered;
    }

    private static void require(boolean right, Layout layout, String what) {
        if (!right) {
            throw new AssertionError(layout.getClass().getSimpleName() + " " + what);
        }
    }
}
