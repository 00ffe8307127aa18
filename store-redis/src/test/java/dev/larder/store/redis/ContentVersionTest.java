package dev.larder.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentVersionTest {
    @Test
    void itIsTheDigestOfTheBytesAsTheyWereWhenItWasAskedForFirst() {
        byte[] bytes = "abc".getBytes(UTF_8);
        ContentVersion version = new ContentVersion(bytes);
        assertThat(version.carried()).isNull();
        assertThat(version.token()).isEqualTo("a9993e364706816aba3e25717850c26c9cd0d89d"); // FIPS 180-1, appendix A
        bytes[0] = 'x';
        assertThat(version.token()).isEqualTo("a9993e364706816aba3e25717850c26c9cd0d89d");
        assertThat(version.carried()).isEqualTo("abc".getBytes(UTF_8));
        assertThat(version)
                .isEqualTo(new ContentVersion("abc".getBytes(UTF_8)))
                .isNotEqualTo(new ContentVersion(bytes));
    }

    @Test
    void manyBytesAreNotKept() {
        ContentVersion version = new ContentVersion(new byte[1025]);
        assertThat(version.token()).hasSize(40);
        assertThat(version.carried()).isNull();
    }
}
