package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;

/** The file {@code .larder-store/layout}: a root keeps its layout. With the other one, entries would be invisible, not lost, and nobody would know why. */
final class LayoutMarker {
    private static final String FORMAT = "1 ";

    private LayoutMarker() {}

    static Path path(Path root) {
        return root.resolve(RootFolder.HOME).resolve("layout");
    }

    /** {@return what it says of a layout} */
    static String text(FileConfig.Layout layout) {
        return FORMAT + layout.name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return whether a root has one, of this layout}
     *
     * @throws BackendException {@link ErrorKind#INVALID} if it is of another one
     */
    static boolean check(Path root, FileConfig.Layout layout) throws IOException, BackendException {
        Path marker = path(root);
        if (!Files.exists(marker, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        String found = Files.readString(marker, StandardCharsets.ISO_8859_1).strip();
        if (found.equals(text(layout))) {
            return true;
        }
        String was = found.startsWith(FORMAT) ? found.substring(FORMAT.length()) : "";
        throw new BackendException(
                ErrorKind.INVALID,
                was.equals("plain") || was.equals("safe")
                        ? "The root " + root + " was made with layout=" + was + "; open it so, or copy it to a new root"
                        : "The root " + root + " was made by another version of Larder; open it with that one");
    }
}
