package dev.larder.store.cli;

import dev.larder.store.Store;
import java.io.IOException;
import picocli.CommandLine.Command;

/** {@code larder sweep}: removes what has ended and is still stored. */
@Command(
        name = "sweep",
        description = "Removes what has ended and is still stored.",
        footer = {
            "",
            "An entry past its time to live is absent, wherever it is kept. S3 keeps its object until it is swept or",
            "replaced; other backends remove it by themselves, and have nothing to sweep.",
            "",
            "@|bold Examples:|@",
            "  larder sweep --store s3://bucket/jobs"
        })
final class SweepCommand extends StoreCommand {
    /** For picocli. */
    SweepCommand() {}

    @Override
    int withoutStore() {
        return Exit.OK;
    }

    @Override
    int run(Store store) throws IOException {
        console().line("swept " + store.sweep());
        return Exit.OK;
    }
}
