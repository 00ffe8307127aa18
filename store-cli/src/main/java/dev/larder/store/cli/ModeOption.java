package dev.larder.store.cli;

import dev.larder.serde.Mode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How values are written and read. */
final class ModeOption {
    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description =
                    "raw (default, unless LARDER_MODE says otherwise): the exact bytes. auto: text, JSON or objects, as a program sees them. "
                            + "json: checked to be JSON. binary: the library's own format.")
    @Nullable
    Mode mode;

    /** For picocli. */
    ModeOption() {}
}
