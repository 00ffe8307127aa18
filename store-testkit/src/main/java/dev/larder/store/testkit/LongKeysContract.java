package dev.larder.store.testkit;

import static dev.larder.store.testkit.Fixture.RAW;
import static dev.larder.store.testkit.Fixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.Store;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Keys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A key has up to 1,024 UTF-8 bytes, the prefixes of its store included, in whatever characters and segments. */
public interface LongKeysContract extends BackendUnderTest {
    /** The longest keys go through, and are listed exactly as they were put. */
    @Test
    @Tag("KEYS-1")
    default void theLongestKeysAreTakenLiterally(Fixture f) throws Exception {
        List<String> keys = SampleKeys.longest(maxKeyBytes());
        for (String key : keys) {
            assertThat(key.getBytes(StandardCharsets.UTF_8)).hasSize(maxKeyBytes());
            f.store().put(key, bytes("value of " + key), RAW);
        }
        for (String key : keys) {
            assertThat(f.stored(key)).isEqualTo("value of " + key);
            assertThat(f.store().exists(key)).isTrue();
        }
        if (f.can(Capability.LIST)) {
            try (Stream<String> listed = f.store().keys()) {
                assertThat(listed).containsExactlyInAnyOrderElementsOf(keys);
            }
        }
        for (String key : keys) {
            f.store().delete(key);
            assertThat(f.stored(key)).isEqualTo(Fixture.absent());
        }
    }

    /** The prefix of a view counts; one byte more is INVALID. */
    @Test
    @Tag("KEYS-2")
    default void thePrefixCounts(Fixture f) throws Exception {
        Store below = f.store().at("below/");
        String longest = "k".repeat(maxKeyBytes() - "below/".length());
        below.put(longest, bytes("value"), RAW);
        assertThat(f.stored("below/" + longest)).isEqualTo("value");
        String longer = "k".repeat(Keys.MAX_BYTES - "below/".length() + 1);
        KeyVerbs.ALL.forEach((name, verb) -> {
            // The prefix is added below the store, where what the backend cannot do was refused before.
            ErrorKind kind = f.kind(() -> verb.call(below, longer));
            if (kind != ErrorKind.UNSUPPORTED || capabilities().containsAll(Set.of(Capability.values()))) {
                assertThat(kind).as(name).isEqualTo(ErrorKind.INVALID);
            }
        });
        if (f.can(Capability.LIST)) {
            try (Stream<String> listed = below.keys()) {
                assertThat(listed).containsExactly(longest);
            }
        }
    }

    /** Two keys that differ only in their last byte are two keys. */
    @Test
    @Tag("KEYS-1")
    default void noKeyIsCut(Fixture f) throws Exception {
        String same = "k".repeat(maxKeyBytes() - 1);
        f.given(same + "1", "1");
        f.given(same + "2", "2");
        assertThat(f.stored(same + "1")).isEqualTo("1");
        assertThat(f.stored(same + "2")).isEqualTo("2");
    }
}
