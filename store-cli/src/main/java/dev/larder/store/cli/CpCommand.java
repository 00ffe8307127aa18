package dev.larder.store.cli;

import dev.larder.store.Store;
import dev.larder.store.backend.Meta;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code larder cp}: one value to another key, of the same store or of another. */
@Command(
        name = "cp",
        description = "Copies the value of one key to another key.",
        footer = {
            "",
            "A deadline is copied too, unless --ttl gives a new one. Exit code 3: no such key.",
            "",
            "@|bold Examples:|@",
            "  larder cp config config.old",
            "  larder cp reports/1 reports/1 --to file:backup"
        })
final class CpCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "SRC", description = "The key to copy.")
    private String source = "";

    @Parameters(index = "1", paramLabel = "DST", description = "The key to write.")
    private String target = "";

    @Option(names = "--to", paramLabel = "STORE", description = "Write to another store: a URI, or a folder.")
    private @Nullable String to;

    @Mixin
    private TtlOption ttl = new TtlOption();

    /** For picocli. */
    CpCommand() {}

    @Override
    boolean onlyReads() {
        return to != null;
    }

    @Override
    int run(Store store) throws IOException {
        if (to == null) {
            return copy(store, store);
        }
        try (Store other = Place.ofUriOrFolder(to).open(true)) {
            return copy(store, other);
        }
    }

    private int copy(Store from, Store other) throws IOException {
        Optional<Meta> meta = from.meta(source);
        Copy copy = new Copy(from, other);
        return meta.isPresent() && copy.value(source, target, meta.get(), ttl(ttl)) ? Exit.OK : absent(source);
    }
}
