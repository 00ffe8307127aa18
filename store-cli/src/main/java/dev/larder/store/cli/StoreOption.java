package dev.larder.store.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which store. */
final class StoreOption {
    @Option(
            names = "--store",
            paramLabel = "URI",
            description = "The store, such as file:data. Otherwise LARDER_URI of the environment, else file:.larder.")
    @Nullable
    String uri;

    /** For picocli. */
    StoreOption() {}
}
