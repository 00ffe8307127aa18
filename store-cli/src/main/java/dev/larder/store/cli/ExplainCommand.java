package dev.larder.store.cli;

import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.Store;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code larder explain}: what a call of a program would do. */
@Command(
        name = "explain",
        description = "Tells what a call would do, without doing it: the stack, and the commands or steps below it.",
        footer = {
            "",
            "The verbs are those of the library, such as put, putIfAbsent, get, pop, getAll, keys. Values are not shown.",
            "",
            "@|bold Examples:|@",
            "  larder explain pop jobs/1 --store redis://localhost",
            "  larder explain putIfAbsent lock --ttl 1m",
            "  larder explain keys logs/"
        })
final class ExplainCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "VERB", description = "A method of Store.")
    private String verb = "";

    @Parameters(index = "1", paramLabel = "KEY", description = "The key; of keys, entries and deleteAll the prefix.")
    private String key = "";

    @Mixin
    private ModeOption mode = new ModeOption();

    @Mixin
    private TtlOption ttl = new TtlOption();

    /** For picocli. */
    ExplainCommand() {}

    @Override
    int withoutStore() {
        return Exit.TROUBLE;
    }

    @Override
    int run(Store store) throws IOException {
        Options.Chain<Object> options = Options.none();
        Mode given = given(mode);
        if (given != null) {
            options = options.mode(given);
        }
        Duration time = ttl(ttl);
        if (time != null) {
            options = options.ttl(time);
        }
        console().line(store.explain(verb, key, options).toString());
        return Exit.OK;
    }
}
