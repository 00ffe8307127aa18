package dev.larder.store.cli;

import dev.larder.store.backend.Settings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How long values stay. */
final class TtlOption {
    @Option(
            names = "--ttl",
            paramLabel = "TIME",
            converter = Converter.class,
            description = "How long the value stays: 500ms, 2s, 1m, 1h, 7d, PT1H.")
    @Nullable
    Duration ttl;

    /** For picocli. */
    TtlOption() {}

    /** Reads durations as URIs do. */
    static final class Converter implements ITypeConverter<Duration> {
        /** For picocli. */
        Converter() {}

        @Override
        public Duration convert(String text) {
            return Settings.parseDuration(text)
                    .orElseThrow(() -> new TypeConversionException("write 500ms, 2s, 1m, 1h, 7d or PT1H"));
        }
    }
}
