package dev.larder.store.cli;

import dev.larder.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code larder get}: exactly the stored bytes, to the output or a file. */
@Command(
        name = "get",
        description = "Hands out a value.",
        footer = {
            "",
            "The stored bytes come out as they are, without a line end of our own; with --mode auto the decoded",
            "value: text as text, structures as JSON, other objects in words. Exit code 3: no such key.",
            "",
            "@|bold Examples:|@",
            "  larder get greeting",
            "  larder get photos/1 -o photo.jpg",
            "  larder get user/1 --mode auto"
        })
final class GetCommand extends StoreCommand {
    @Parameters(paramLabel = "KEY", description = "The key.")
    private String key = "";

    @Option(names = "-o", paramLabel = "FILE", description = "Write to a file: the whole value, or nothing.")
    private @Nullable Path file;

    @Mixin
    private ModeOption mode = new ModeOption();

    /** For picocli. */
    GetCommand() {}

    @Override
    boolean onlyReads() {
        return true;
    }

    @Override
    int run(Store store) throws IOException {
        Format format = new Format(mode(mode));
        if (!format.isRaw()) {
            Optional<byte[]> stored = store.get(key, Bytes.RAW);
            if (stored.isEmpty()) {
                return absent(key);
            }
            byte[] shown = format.shown(key, stored.get());
            Target.of(file, console()).write(out -> out.write(shown));
            return Exit.OK;
        }
        Optional<InputStream> found = Bytes.read(store, key);
        if (found.isEmpty()) {
            return absent(key);
        }
        try (InputStream in = found.get()) {
            Target.of(file, console()).write(in::transferTo);
        }
        return Exit.OK;
    }
}
