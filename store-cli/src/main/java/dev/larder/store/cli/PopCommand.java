package dev.larder.store.cli;

import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code larder pop}: hands out a value and removes it, for one caller of any number. */
@Command(
        name = "pop",
        description = "Hands out a value and removes it; of several who ask at once one gets it.",
        footer = {
            "",
            "A value that cannot be handed out, since it does not decode or the disk is full, is put back.",
            "Exit code 3: no such key.",
            "",
            "@|bold Examples:|@",
            "  larder pop jobs/1",
            "  larder pop jobs/1 -o job.json"
        })
final class PopCommand extends StoreCommand {
    @Parameters(paramLabel = "KEY", description = "The key.")
    private String key = "";

    @Option(names = "-o", paramLabel = "FILE", description = "Write to a file: the whole value, or nothing.")
    private @Nullable Path file;

    @Mixin
    private ModeOption mode = new ModeOption();

    /** For picocli. */
    PopCommand() {}

    @Override
    int run(Store store) throws IOException {
        Optional<Meta> before = store.meta(key);
        Optional<byte[]> taken = store.pop(key, Bytes.RAW);
        if (taken.isEmpty()) {
            return absent(key);
        }
        try {
            byte[] shown = new Format(mode(mode)).shown(key, taken.get());
            Target.of(file, console()).write(out -> out.write(shown));
            console().flush();
            return Exit.OK;
        } catch (IOException e) {
            putBack(store, taken.get(), before.map(Meta::deadline));
            throw e;
        }
    }

    /** Unless somebody has put another value meanwhile: then this one is lost, and that is said. */
    private void putBack(Store store, byte[] bytes, Optional<Instant> deadline) {
        Options.Chain<byte[]> options =
                deadline.map(end -> Bytes.RAW.ttl(remaining(end))).orElse(Bytes.RAW);
        Optional<Version> written = store.putIfAbsent(key, bytes, options);
        console()
                .say(
                        written.isPresent()
                                ? "the value was put back"
                                : "the key has a new value; the popped one is lost");
    }

    private static Duration remaining(Instant end) {
        Duration left = Duration.between(Instant.now(), end);
        return left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
    }
}
