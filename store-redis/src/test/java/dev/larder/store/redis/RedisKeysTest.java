package dev.larder.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.Keys;
import io.lettuce.core.cluster.SlotHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisKeysTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"a", "{a}b", "a{b}c", "a}b", "a{b", "{}", "{}a", "a{}{b}", "}{", "{", "{a", "föö/{ü}", "a{{b}}c"
            })
    void aReceiptLiesInTheSlotOfItsKeyAndIsNoKey(String key) throws Exception {
        for (String prefix : new String[] {"", "app/", "{t}/", "a{b/"}) {
            RedisKeys keys = new RedisKeys(prefix, true);
            byte[] name = keys.name(key);
            byte[] receipt = keys.receipt(name, "id-1");
            assertThat(SlotHash.getSlot(receipt)).isEqualTo(SlotHash.getSlot(name));
            assertThat(keys.key(receipt)).isEmpty();
            assertThat(Keys.isLegal(new String(receipt, UTF_8))).isFalse();
            assertThat(keys.key(name)).contains(key);
        }
    }

    @Test
    void aReceiptBeginsWithItsKeySoThatWhoMayUseTheOneMayUseTheOther() throws Exception {
        for (boolean clustered : new boolean[] {true, false}) {
            RedisKeys keys = new RedisKeys("app/", clustered);
            assertThat(new String(keys.receipt(keys.name("k"), "id"), UTF_8)).startsWith("app/k");
        }
    }

    @Test
    void globsAreEscaped() {
        assertThat(new String(new RedisKeys("a*/", false).pattern("b?[c]\\d"), UTF_8))
                .isEqualTo("a\\*/b\\?\\[c\\]\\\\d*");
    }

    @Test
    void namesThatAreNoKeysAreLeftOut() {
        RedisKeys keys = new RedisKeys("app/", false);
        assertThat(keys.key("app/k".getBytes(UTF_8))).contains("k");
        assertThat(keys.key("app/".getBytes(UTF_8))).isEmpty();
        assertThat(keys.key("other/k".getBytes(UTF_8))).isEmpty();
        assertThat(keys.key("app//k".getBytes(UTF_8))).isEmpty();
        assertThat(keys.key(new byte[] {'a', 'p', 'p', '/', (byte) 0xff})).isEmpty();
    }
}
