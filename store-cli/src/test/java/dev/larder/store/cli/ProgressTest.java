package dev.larder.store.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aLogGetsALineEveryFiveSeconds() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        try (LineProgress progress = new LineProgress(console(Map.of(), ""), now::get)) {
            progress.step(1000);
            now.set(Instant.EPOCH.plusSeconds(4));
            progress.step(1000);
            assertThat(said()).isEmpty();
            now.set(Instant.EPOCH.plusSeconds(5));
            progress.step(1072);
            progress.step(10);
            assertThat(said()).isEqualTo("larder: 3 keys so far, 3.0 KiB copied\n");
        }
    }

    @Test
    void aTerminalGetsABarWithCountRateAndSize() {
        try (BarProgress progress = new BarProgress(console(Map.of("COLUMNS", "120"), "out,err"), 4)) {
            for (int i = 0; i < 4; i++) {
                progress.step(2048);
            }
        }
        assertThat(said())
                .contains("\rmirror 100% [")
                .contains("4/4")
                .contains("keys/s")
                .contains("8.0 KiB")
                .endsWith("\n");
        assertThat(said().replaceAll(".*\r", "")).hasSizeLessThanOrEqualTo(121);
    }

    @Test
    void aBarIsDrawnOnATerminalOnly() {
        assertThat(console(Map.of("TERM", "xterm"), "out,err").canRedraw()).isTrue();
        assertThat(console(Map.of("TERM", "xterm"), "out").canRedraw()).isFalse();
        assertThat(console(Map.of("TERM", "dumb"), "err").canRedraw()).isFalse();
        assertThat(console(Map.of(), "err").canRedraw()).isFalse();
    }

    @Test
    void coloursAreForTerminalsThatWantThem() {
        assertThat(console(Map.of("TERM", "xterm"), "out").colours()).isTrue();
        assertThat(console(Map.of("TERM", "xterm"), "err").colours()).isFalse();
        assertThat(console(Map.of("TERM", "xterm", "NO_COLOR", "1"), "out").colours())
                .isFalse();
        assertThat(console(Map.of("TERM", "xterm", "NO_COLOR", ""), "out").colours())
                .isTrue();
        assertThat(console(Map.of("TERM", "dumb"), "out").colours()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0,0 bytes", "1023,1023 bytes", "1024,1.0 KiB", "1572864,1.5 MiB", "9223372036854775807,8.0 EiB"})
    void sizesAreForPeople(long bytes, String text) {
        assertThat(Sizes.text(bytes)).isEqualTo(text);
    }

    private Console console(Map<String, String> environment, String terminals) {
        return new Console(
                environment,
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminals);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
