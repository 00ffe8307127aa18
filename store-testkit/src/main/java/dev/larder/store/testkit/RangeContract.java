package dev.larder.store.testkit;

import static dev.larder.store.backend.Capability.STREAMING;
import static dev.larder.store.testkit.Fixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.ErrorKind;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of a value can be read. */
public interface RangeContract extends BackendUnderTest {
    /** A range begins at its offset and ends with its length or with the value. */
    @ParameterizedTest
    @CsvSource({
        "0, 9223372036854775807, 0123456789",
        "0, 10, 0123456789",
        "0, 3, 012",
        "3, 4, 3456",
        "9, 1, 9",
        "7, 100, 789",
        "3, 9223372036854775807, 3456789",
        "10, 5, ''",
        "11, 5, ''",
        "9223372036854775807, 9223372036854775807, ''",
        "5, 0, ''"
    })
    default void aRangeIsPartOfTheValue(long offset, long length, String expected, Fixture f) throws Exception {
        f.needs(STREAMING);
        f.given("k", "0123456789");
        try (InputStream in = f.store().read("k", offset, length).orElseThrow()) {
            assertThat(text(in.readAllBytes())).isEqualTo(expected);
        }
        assertThat(f.store().read("none", offset, length)).isEmpty();
    }

    /** A range that begins or ends before the value is INVALID. */
    @Test
    default void aNegativeRangeIsInvalid(Fixture f) {
        f.needs(STREAMING);
        assertThat(f.kind(() -> f.store().read("k", -1, 1))).isEqualTo(ErrorKind.INVALID);
        assertThat(f.kind(() -> f.store().read("k", 0, -1))).isEqualTo(ErrorKind.INVALID);
    }
}
