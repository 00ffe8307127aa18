package dev.larder.store.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which store. */
final class StoreOption {
    @Option(
            names = "--store",
            paramLabel = "STORE",
            description = "The store, such as file:data, or the name of one in LARDER_CONFIG. Otherwise the one "
                    + "that LARDER_URI or LARDER_CONFIG tells, else file:.larder.")
    @Nullable
    String uri;

    /** For picocli. */
    StoreOption() {}
}
