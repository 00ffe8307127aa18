package dev.larder.store.cli;

import dev.larder.store.Store;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Keys;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code larder rm}: removes keys; an absent one is fine. */
@Command(
        name = "rm",
        description = "Removes keys. An absent one is fine.",
        footer = {"", "@|bold Examples:|@", "  larder rm greeting", "  larder rm jobs/1 jobs/2"})
final class RmCommand extends StoreCommand {
    @Parameters(arity = "1..*", paramLabel = "KEY", description = "The keys.")
    private List<String> keys = new ArrayList<>();

    /** For picocli. */
    RmCommand() {}

    @Override
    int withoutStore() {
        return Exit.OK;
    }

    @Override
    int run(Store store) {
        // all of them, before the first goes
        for (String key : keys) {
            check(key);
        }
        keys.forEach(store::delete);
        return Exit.OK;
    }

    private static void check(String key) {
        try {
            Keys.check(key);
        } catch (BackendException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }
}
