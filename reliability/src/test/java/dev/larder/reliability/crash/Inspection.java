package dev.larder.reliability.crash;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Page;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import dev.larder.store.fs.FileBackend;
import dev.larder.store.fs.FileConfig;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Opens a store on a disk as it is, and compares it with what it should hold. */
final class Inspection {
    /** Where the store is on each disk. */
    static final String ROOT = "/var/store";

    /** The clock of all, long before any deadline. */
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final FileConfig.Layout layout;
    private final String root;

    Inspection(FileConfig.Layout layout) {
        this(layout, ROOT);
    }

    Inspection(FileConfig.Layout layout, String root) {
        this.layout = layout;
        this.root = root;
    }

    /** {@return the settings of a store on a disk} */
    static FileConfig config(Kernel kernel, FileConfig.Layout layout) {
        return config(kernel, ROOT, layout);
    }

    /** {@return the settings of a store at a place of a disk} */
    static FileConfig config(Kernel kernel, String root, FileConfig.Layout layout) {
        return FileConfig.of(new KernelFileSystem(kernel).getPath(root))
                .layout(layout)
                .trustRoot(true)
                .sweep(Duration.ZERO)
                .clock(() -> NOW);
    }

    /**
     * {@return what is wrong with the store on a disk, if anything is} The disk is another one afterwards.
     *
     * @param allowed the keys and what each may hold
     * @param thorough whether every key is also put, read and popped
     */
    Optional<String> violation(Kernel disk, Map<String, Set<Content>> allowed, boolean thorough) throws Exception {
        try (FileBackend backend = FileBackend.open(config(disk, root, layout))) {
            Set<String> present = new TreeSet<>();
            for (Map.Entry<String, Set<Content>> entry : allowed.entrySet()) {
                Content content = Content.of(backend.get(entry.getKey()));
                if (!entry.getValue().contains(content)) {
                    return Optional.of(entry.getKey() + " holds " + content + ", not one of " + entry.getValue());
                }
                if (content.value() != null) {
                    present.add(entry.getKey());
                }
            }
            Page page = backend.list("", null, 1000);
            if (!present.equals(new TreeSet<>(page.keys()))) {
                return Optional.of("the listing is " + page.keys() + " and not " + present);
            }
            List<String> files = files(disk, root);
            if (files.size() != present.size()) {
                return Optional.of(files + " were left, and the keys are " + present);
            }
            return thorough ? use(backend, allowed.keySet()) : Optional.empty();
        } catch (BackendException e) {
            return Optional.of("the store is of no use: " + e);
        }
    }

    private static Optional<String> use(FileBackend backend, Set<String> keys) throws Exception {
        for (String key : keys) {
            Content used = new Content("used " + key, null);
            Version first = backend.put(key, used.bytes(), Write.PLAIN).orElseThrow();
            Write replace = new Write(Guard.version(first), null);
            if (backend.put(key, used.bytes(), replace).isEmpty()
                    || backend.put(key, used.bytes(), replace).isPresent()
                    || !used.equals(Content.of(backend.get(key)))
                    || !used.equals(Content.of(backend.take(key)))
                    || !Content.ABSENT.equals(Content.of(backend.get(key)))) {
                return Optional.of(key + " cannot be used");
            }
        }
        return Optional.empty();
    }

    /** {@return all files of a store but the two that each has} */
    static List<String> files(Kernel disk, String root) throws IOException {
        List<String> files = new ArrayList<>();
        collect(disk, root, files);
        files.remove(root + "/.larder-store/locks");
        files.remove(root + "/.larder-store/layout");
        return files;
    }

    private static void collect(Kernel disk, String folder, List<String> files) throws IOException {
        for (String name : disk.list(folder)) {
            String path = folder + "/" + name;
            if (disk.info(path).folder()) {
                collect(disk, path, files);
            } else {
                files.add(path);
            }
        }
    }
}
