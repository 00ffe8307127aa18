package dev.larder.store.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private enum Layout {
        PLAIN,
        VERY_SAFE
    }

    private static Settings of(String... namesAndValues) {
        Map<String, String> values = new java.util.LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Settings.of("file:", values);
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "2s, PT2S", "1m, PT1M", "1h, PT1H", "7d, P7D", "PT1H, PT1H", "0s, PT0S", "0ms, PT0S"})
    void durations(String text, Duration expected) throws Exception {
        assertThat(of("d", text).duration("d", Duration.ZERO)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "512, 512",
        "512B, 512",
        "64KiB, 65536",
        "8MiB, 8388608",
        "1GiB, 1073741824",
        "1KB, 1000",
        "1MB, 1000000",
        "1GB, 1000000000"
    })
    void sizes(String text, long expected) throws Exception {
        assertThat(of("s", text).bytes("s", 1)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1 h", "1w", "-1s", "h", "1.5s", "soon", "1S"})
    void whatIsNoDurationIsInvalid(String text) {
        assertThatThrownBy(() -> of("d", text).duration("d", Duration.ZERO))
                .hasMessageContaining("file: needs a duration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1kb", "1 KiB", "1TiB", "1.5", "999999999999999GiB", "x"})
    void whatIsNoSizeIsInvalid(String text) {
        assertThatThrownBy(() -> of("s", text).bytes("s", 1)).hasMessageContaining("file: needs a size");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.0", "2147483648", "0x10", "one"})
    void whatIsNoNumberIsInvalid(String text) {
        assertThatThrownBy(() -> of("n", text).integer("n", 1)).hasMessageContaining("a whole number from 0");
    }

    @Test
    void whatIsNotGivenFallsBack() throws Exception {
        Settings none = of();
        assertThat(none.string("a")).isEmpty();
        assertThat(none.secret("a")).isEmpty();
        assertThat(none.integer("a", 3)).isEqualTo(3);
        assertThat(none.bytes("a", 4)).isEqualTo(4);
        assertThat(none.flag("a", true)).isTrue();
        assertThat(none.duration("a", Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
        assertThat(none.choice("a", Layout.PLAIN)).isEqualTo(Layout.PLAIN);
        assertThat(none.choice("a", Layout.class)).isEmpty();
        assertThat(none.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(none.maxValue()).isEqualTo(64L << 20);
    }

    @Test
    void flagsAndChoices() throws Exception {
        assertThat(of("f", "false").flag("f", true)).isFalse();
        assertThatThrownBy(() -> of("f", "yes").flag("f", true)).hasMessageContaining("true or false for 'f'");
        assertThat(of("l", "very-safe").choice("l", Layout.PLAIN)).isEqualTo(Layout.VERY_SAFE);
        assertThatThrownBy(() -> of("l", "VERY_SAFE").choice("l", Layout.PLAIN))
                .hasMessageContaining("one of plain, very-safe for 'l'");
    }

    @Test
    void timeoutAndMaxValueAreAboveZero() {
        assertThatThrownBy(() -> of("timeout", "0s").timeout()).hasMessageContaining("above zero");
        assertThatThrownBy(() -> of("timeout", "PT-1S").timeout()).hasMessageContaining("above zero");
        assertThatThrownBy(() -> of("max-value", "0").maxValue()).hasMessageContaining("above zero");
    }

    @Test
    @Tag("CONF-1")
    void whatNoOneAskedForIsRefusedWithTheNearestName() throws Exception {
        Settings settings = of("layuot", "safe");
        settings.string("layout");
        settings.string("fsync");
        assertThatThrownBy(settings::refuseUnknown)
                .isInstanceOfSatisfying(
                        BackendException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID))
                .hasMessage("file: has no parameter 'layuot'; did you mean 'layout'? Known: fsync, layout");
        settings.string("layuot");
        assertThatCode(settings::refuseUnknown).doesNotThrowAnyException();
    }

    @Test
    @Tag("ERR-5")
    void noValueIsShown() {
        Settings settings = of("password", "CANARY", "n", "CANARY");
        assertThat(settings.toString()).isEqualTo("file: [password, n]");
        assertThat(settings.secret("password")).hasToString("Optional[***]");
        assertThat(settings.secret("password").map(Secret::reveal)).isEqualTo(Optional.of("CANARY"));
        assertThatThrownBy(() -> settings.integer("n", 1)).hasMessageNotContaining("CANARY");
        assertThatThrownBy(() -> settings.bytes("n", 1)).hasMessageNotContaining("CANARY");
        assertThatThrownBy(() -> settings.flag("n", true)).hasMessageNotContaining("CANARY");
        assertThatThrownBy(() -> settings.duration("n", Duration.ZERO)).hasMessageNotContaining("CANARY");
        assertThatThrownBy(() -> settings.choice("n", Layout.PLAIN)).hasMessageNotContaining("CANARY");
    }

    @Test
    void nearestIsSilentWhenNothingIsNear() {
        assertThat(Settings.nearest("memry", java.util.List.of("memory", "file")))
                .isEqualTo("; did you mean 'memory'?");
        assertThat(Settings.nearest("xyzzy", java.util.List.of("memory", "file")))
                .isEmpty();
    }
}
