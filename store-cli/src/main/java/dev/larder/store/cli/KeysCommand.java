package dev.larder.store.cli;

import dev.larder.store.Store;
import dev.larder.store.backend.Meta;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code larder keys}: one key a line. */
@Command(
        name = "keys",
        description = "Lists keys, one a line.",
        footer = {
            "",
            "With --info a JSON object a line: key, size in bytes, version, modified, deadline.",
            "",
            "@|bold Examples:|@",
            "  larder keys",
            "  larder keys --prefix logs/ --exclude logs/old/",
            "  larder keys --glob '**/*.txt' --info"
        })
final class KeysCommand extends StoreCommand {
    @Mixin
    private QueryOptions query = new QueryOptions();

    @Option(names = "--info", description = "Show size, version and times, as JSON lines.")
    private boolean info;

    /** For picocli. */
    KeysCommand() {}

    @Override
    int withoutStore() {
        return Exit.OK;
    }

    @Override
    boolean onlyReads() {
        return true;
    }

    @Override
    int run(Store store) throws IOException {
        try (Stream<String> keys = store.keys(query.query())) {
            for (Iterator<String> each = keys.iterator(); each.hasNext(); ) {
                String key = each.next();
                if (!info) {
                    console().line(key);
                    continue;
                }
                Optional<Meta> meta = store.meta(key);
                if (meta.isPresent()) {
                    console().line(JsonLine.of(key, meta.get()));
                }
            }
        }
        return Exit.OK;
    }
}
