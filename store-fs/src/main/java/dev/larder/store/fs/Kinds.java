package dev.larder.store.fs;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which names in a folder are no files, as found by a look at every name, so that the next listing need not look again. Java
 * does not tell what an entry of a folder is, and a look at each costs more than reading the folder. Thread-safe.
 *
 * <p>This rests on POSIX: whatever makes, moves or removes an entry marks the times of its folder for update
 * (st_mtime and st_ctime in the descriptions of open, mkdir, link, symlink, mkfifo, rename, unlink and rmdir), and a name changes
 * its kind in no other way. Both times and the inode are compared: who sets the time of writing back with
 * utimes sets the other one to now. A file system's clock stands still between its ticks, so that a change may leave the
 * times as they are if one was just before it; what is found in a folder that has changed so shortly before the look is not
 * remembered, as git does with its index. What is not seen is a mount of something else over a file, and a change
 * at the very nanosecond of the last one, after the clock of the system was set back.
 */
final class Kinds {
    private static final boolean UNIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    /** For fewer names than this, two looks at their folder gain nothing. */
    static final int FEWEST = 16;

    /** What is held stays at a megabyte or two. */
    private static final int MOST_FOLDERS = 1024;

    static final int MOST_OTHERS = 4096;

    private static final Duration TICK = Duration.ofMillis(100);
    /** Where times show no fractions of a millisecond: two seconds is the coarsest step that a file system has. */
    private static final Duration COARSE = Duration.ofSeconds(3);

    private final InstantSource clock;
    private int held;
    private final Map<Path, Known> known = new LinkedHashMap<>(16, 0.75f, true);

    /** A memory of its own, which knows nothing yet. */
    Kinds() {
        this(InstantSource.system());
    }

    Kinds(InstantSource clock) {
        this.clock = clock;
    }

    /** Which folder it is, and when it was changed. */
    record Stamp(Object folder, FileTime modified, FileTime changed) {}

    private record Known(Stamp stamp, Set<String> others) {}

    /** {@return what a folder is now, or null if that cannot be told} */
    static @Nullable Stamp stamp(Path folder) throws IOException {
        if (!UNIX) {
            return null;
        }
        try {
            Map<String, Object> map =
                    Files.readAttributes(folder, "unix:fileKey,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS);
            return new Stamp(
                    Objects.requireNonNull(map.get("fileKey")),
                    (FileTime) Objects.requireNonNull(map.get("lastModifiedTime")),
                    (FileTime) Objects.requireNonNull(map.get("ctime")));
        } catch (FileSystemException e) {
            // gone, or not to be looked at: whoever reads it learns which
            return null;
        }
    }

    /** {@return whether a folder was last changed so long before a moment that a change after it will be seen from the stamp} */
    static boolean settled(Stamp stamp, Instant moment) {
        boolean fine = stamp.modified().to(TimeUnit.NANOSECONDS) % 1_000_000 != 0;
        FileTime newer = stamp.modified().compareTo(stamp.changed()) < 0 ? stamp.changed() : stamp.modified();
        return newer.toInstant().plus(fine ? TICK : COARSE).isBefore(moment);
    }

    Instant now() {
        return clock.instant();
    }

    /** {@return the names in a folder that are no files, or null if that is not known} */
    synchronized @Nullable Set<String> others(Path folder, Stamp now) {
        Known found = known.get(folder);
        return found != null && found.stamp().equals(now) ? found.others() : null;
    }

    /**
     * Remembers a folder of which every name was looked at.
     *
     * @param folder which
     * @param stamp what it was before the first look, when it was {@link #settled}, and after the last one
     * @param others the names that are no files
     */
    synchronized void remember(Path folder, Stamp stamp, Set<String> others) {
        Known before = known.remove(folder);
        held -= before == null ? 0 : before.others().size();
        if (others.size() > MOST_OTHERS / 2) {
            return;
        }
        known.put(folder, new Known(stamp, Set.copyOf(others)));
        held += others.size();
        while (known.size() > MOST_FOLDERS || held > MOST_OTHERS) {
            Path eldest = known.keySet().iterator().next();
            held -= Objects.requireNonNull(known.remove(eldest)).others().size();
        }
    }
}
