package dev.larder.store.cli;

import dev.larder.store.KeyQuery;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.ErrorKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code larder mirror}: all values of one store into another. */
@Command(
        name = "mirror",
        description = "Copies the values of one store into another; what is there already and equal is passed over.",
        footer = {
            "",
            "FROM and TO are URIs of stores, or folders. Stopped halfway, the same command goes on. Nothing is",
            "removed from TO. A key that has another value there is left as it is and reported, exit code 1, unless",
            "--overwrite is given. FROM is only read: nothing is made in it. Where TO lies inside FROM, it is not",
            "copied into itself.",
            "",
            "@|bold Examples:|@",
            "  larder mirror ./documents file:backup",
            "  larder mirror file:backup ./restored --prefix letters/",
            "  larder mirror ./src file:copy --glob '**/*.java' --dry-run"
        })
final class MirrorCommand implements Callable<Integer> {
    @ParentCommand
    @Nullable
    Larder larder;

    @Parameters(index = "0", paramLabel = "FROM", description = "The store to read.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "The store to write.")
    private String to = "";

    @Mixin
    private QueryOptions query = new QueryOptions();

    @Option(names = "--overwrite", description = "Replace values that differ.")
    private boolean overwrite;

    @Option(names = "--dry-run", description = "Write nothing; list the keys that would be copied.")
    private boolean dryRun;

    /** For picocli. */
    MirrorCommand() {}

    @Override
    public Integer call() throws IOException {
        if (larder == null) {
            throw new IllegalStateException("picocli gives the parent before it calls");
        }
        Console console = larder.console();
        Place source = Place.ofUriOrFolder(from);
        Place target = Place.ofUriOrFolder(to);
        KeyQuery.Chain keys = withoutTarget(source, target);
        try (Store reading = source.openToRead();
                Store writing = dryRun ? openOrEmpty(target) : target.open(true);
                Progress progress = progress(console, reading, keys)) {
            MirrorJob job = new MirrorJob(new Copy(reading, writing), overwrite, dryRun, console, progress);
            return job.run(keys);
        }
    }

    private static Progress progress(Console console, Store store, KeyQuery keys) {
        if (!console.canRedraw()) {
            return new LineProgress(console, InstantSource.system());
        }
        try (Stream<String> counted = store.keys(keys)) {
            return new BarProgress(console, counted.count());
        }
    }

    /** A dry run makes no folder: one that is missing is as good as empty. */
    private static Store openOrEmpty(Place place) {
        try {
            return place.openToRead();
        } catch (StoreException e) {
            if (place.isFile() && e.kind() == ErrorKind.NOT_FOUND) {
                return Store.open("memory:");
            }
            throw e;
        }
    }

    private KeyQuery.Chain withoutTarget(Place source, Place target) {
        Optional<Path> outer = source.folder();
        Optional<Path> inner = target.folder();
        if (outer.isEmpty()
                || inner.isEmpty()
                || outer.equals(inner)
                || !inner.get().startsWith(outer.get())) {
            return query.query();
        }
        String path = outer.get().relativize(inner.get()).toString().replace('\\', '/');
        return query.query().excluding(path + "/");
    }
}
