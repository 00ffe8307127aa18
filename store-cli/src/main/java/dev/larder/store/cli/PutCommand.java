package dev.larder.store.cli;

import dev.larder.store.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code larder put}: exactly the bytes of an argument, a file or the input. */
@Command(
        name = "put",
        description = "Stores a value: of the argument, of a file, or of the input if neither is given.",
        footer = {
            "",
            "The bytes are stored as they are. An older value and its time to live are replaced.",
            "",
            "@|bold Examples:|@",
            "  larder put greeting hello",
            "  larder put photos/1 -i photo.jpg",
            "  date | larder put now -",
            "  larder put session/7 '{\"user\":1}' --mode json --ttl 1h",
            "  larder put -- numbers/minus -5"
        })
final class PutCommand extends StoreCommand {
    private static final int MOST = 64 << 20;

    @Parameters(index = "0", paramLabel = "KEY", description = "The key.")
    private String key = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "VALUE", description = "The value; - reads the input.")
    private @Nullable String value;

    @Option(names = "-i", paramLabel = "FILE", description = "Take the value from a file.")
    private @Nullable Path file;

    @Mixin
    private ModeOption mode = new ModeOption();

    @Mixin
    private TtlOption ttl = new TtlOption();

    /** For picocli. */
    PutCommand() {}

    @Override
    boolean creates() {
        return true;
    }

    @Override
    int run(Store store) throws IOException {
        if (file != null && value != null) {
            throw new UsageException("put takes a VALUE or -i FILE, not both");
        }
        Format format = new Format(mode(mode));
        if (value != null && !value.equals("-")) {
            Bytes.put(store, key, format.stored(value.getBytes(StandardCharsets.UTF_8)), ttl(ttl));
            return Exit.OK;
        }
        if (file == null) {
            put(store, console().in(), format);
            return Exit.OK;
        }
        try (InputStream in = Files.newInputStream(file)) {
            put(store, in, format);
            return Exit.OK;
        }
    }

    private void put(Store store, InputStream in, Format format) throws IOException {
        if (format.isRaw()) {
            Bytes.write(store, key, in, ttl(ttl));
            return;
        }
        byte[] typed = in.readNBytes(MOST + 1);
        if (typed.length > MOST) {
            throw new IOException("A value of more than 64 MiB is stored raw only; leave --mode out");
        }
        Bytes.write(store, key, new ByteArrayInputStream(format.stored(typed)), ttl(ttl));
    }
}
