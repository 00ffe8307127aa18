package dev.larder.store.fs;

import dev.larder.store.backend.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The version of an entry that was read, made when it is first asked for: most reads never ask, and inode and change time
 * cost a longer look. If the file is not the one that was read any more, this is the version of a state that is over, which
 * equals no other. Thread-safe.
 */
final class FileVersion extends Version {
    private final Path path;
    private final BasicFileAttributes read;

    FileVersion(Path path, BasicFileAttributes read) {
        this.path = path;
        this.read = read;
    }

    @Override
    protected String make() {
        try {
            Stat now = Stat.of(path);
            BasicFileAttributes look = Stat.look(path);
            boolean same = now != null
                    && look != null
                    && now.regular()
                    && now.size() == read.size()
                    && now.modified().equals(read.lastModifiedTime())
                    && look.lastModifiedTime().equals(read.lastModifiedTime())
                    && Objects.equals(look.fileKey(), read.fileKey());
            return same && now != null ? now.version().token() : over();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String over() {
        return "over-" + Long.toString(read.size(), 36) + "-"
                + Long.toString(read.lastModifiedTime().to(TimeUnit.NANOSECONDS), 36);
    }
}
