package dev.larder.reliability.crash;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import org.jspecify.annotations.Nullable;

/** A path of a {@link KernelFileSystem}: names with {@code /} between them and none twice. */
final class KernelPath implements Path {
    private final KernelFileSystem files;
    private final String text;

    KernelPath(KernelFileSystem files, String text) {
        this.files = files;
        this.text = text;
    }

    private KernelPath with(String other) {
        return new KernelPath(files, other);
    }

    @Override
    public FileSystem getFileSystem() {
        return files;
    }

    KernelFileSystem files() {
        return files;
    }

    @Override
    public boolean isAbsolute() {
        return text.startsWith("/");
    }

    @Override
    public @Nullable Path getRoot() {
        return isAbsolute() ? with("/") : null;
    }

    @Override
    public @Nullable Path getFileName() {
        return text.equals("/") ? null : with(text.substring(text.lastIndexOf('/') + 1));
    }

    @Override
    public @Nullable Path getParent() {
        int slash = text.lastIndexOf('/');
        return slash < 0 || text.length() == 1 ? null : with(text.substring(0, Math.max(1, slash)));
    }

    private String[] names() {
        String below = isAbsolute() ? text.substring(1) : text;
        return below.isEmpty() && isAbsolute() ? new String[0] : below.split("/", -1);
    }

    @Override
    public int getNameCount() {
        return names().length;
    }

    @Override
    public Path getName(int index) {
        return with(names()[index]);
    }

    @Override
    public Path subpath(int from, int to) {
        StringBuilder sub = new StringBuilder();
        for (int i = from; i < to; i++) {
            sub.append(i == from ? "" : "/").append(names()[i]);
        }
        return with(sub.toString());
    }

    @Override
    public boolean startsWith(Path other) {
        String begin = other.toString();
        return text.equals(begin)
                || text.startsWith(begin.endsWith("/") ? begin : begin + "/")
                || (begin.equals("/") && isAbsolute());
    }

    @Override
    public boolean endsWith(Path other) {
        return other.isAbsolute() ? equals(other) : text.equals(other.toString()) || text.endsWith("/" + other);
    }

    @Override
    public Path normalize() {
        return this;
    }

    @Override
    public Path resolve(Path other) {
        return resolve(other.toString());
    }

    @Override
    public Path resolve(String other) {
        if (other.startsWith("/") || text.isEmpty()) {
            return with(other);
        }
        return other.isEmpty() ? this : with(text.endsWith("/") ? text + other : text + "/" + other);
    }

    @Override
    public Path relativize(Path other) {
        if (!other.startsWith(this)) {
            throw new IllegalArgumentException(other + " is not below " + this);
        }
        int length = text.equals("/") ? 1 : text.length() + 1;
        return with(other.toString().length() < length ? "" : other.toString().substring(length));
    }

    @Override
    public URI toUri() {
        try {
            return new URI("file", null, text, null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Path toAbsolutePath() {
        return isAbsolute() ? this : with("/" + text);
    }

    @Override
    public Path toRealPath(LinkOption... options) {
        return toAbsolutePath();
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException("nothing is watched here");
    }

    @Override
    public int compareTo(Path other) {
        if (other instanceof KernelPath path) {
            return text.compareTo(path.text);
        }
        throw new ProviderMismatchException("a path of another file system");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KernelPath path && path.files == files && path.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
