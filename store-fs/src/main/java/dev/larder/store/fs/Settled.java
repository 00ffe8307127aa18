package dev.larder.store.fs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The folders whose own names last. Who makes a folder forces its name; but who finds one cannot know that: its maker may
 * have died before, or be about to, and a power cut would take away the folder with all that was forced in it. So the name
 * is forced once more, unless this process has done it since the folder that holds it was changed. Thread-safe.
 */
final class Settled {
    private static final int MOST = 1024;
    /** The clock of a file system stands still for some milliseconds: a change so young may hide another one. */
    private static final long YOUNG = 100;

    private final Durability durability;
    private final Map<Path, Seen> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Seen> eldest) {
            return size() > MOST;
        }
    };

    Settled(Durability durability) {
        this.durability = durability;
    }

    /** Which folder it was, and when the one that holds it was changed. */
    private record Seen(@Nullable Object folder, FileTime changed) {}

    /** Makes the name of a folder last that was found. */
    void settle(Path folder) throws IOException {
        if (!durability.forcesFolders()) {
            return;
        }
        Path above = Objects.requireNonNull(folder.getParent());
        FileTime changed = attributes(above).lastModifiedTime();
        Seen now = new Seen(attributes(folder).fileKey(), changed);
        synchronized (seen) {
            if (now.equals(seen.get(folder))) {
                return;
            }
        }
        durability.names(above);
        if (System.currentTimeMillis() - changed.toMillis() > YOUNG) {
            synchronized (seen) {
                seen.put(folder, now);
            }
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
