package dev.larder.store.cli;

import dev.larder.store.Store;
import dev.larder.store.backend.Meta;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code larder info}: what is known of a key, or of the store. */
@Command(
        name = "info",
        description = "Shows what is known of a key, or, without one, of the store; as a line of JSON.",
        footer = {
            "",
            "Of a key: key, size in bytes, version, modified, deadline. Of the store: the stack and what it can do.",
            "Exit code 3: no such key.",
            "",
            "@|bold Examples:|@",
            "  larder info greeting",
            "  larder info --store file:data"
        })
final class InfoCommand extends StoreCommand {
    @Parameters(arity = "0..1", paramLabel = "KEY", description = "The key.")
    private @Nullable String key;

    /** For picocli. */
    InfoCommand() {}

    @Override
    boolean onlyReads() {
        // what the store can do is asked of one that writes
        return key != null;
    }

    @Override
    int run(Store store) throws IOException {
        if (key == null) {
            console().line(JsonLine.of(store));
            return Exit.OK;
        }
        Optional<Meta> meta = store.meta(key);
        if (meta.isEmpty()) {
            return absent(key);
        }
        console().line(JsonLine.of(key, meta.get()));
        return Exit.OK;
    }
}
