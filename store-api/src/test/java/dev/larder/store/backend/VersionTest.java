package dev.larder.store.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VersionTest {
    /** A version that counts how often its token is made. */
    private static final class Made extends Version {
        private int times;

        @Override
        protected String make() {
            times++;
            return "v1";
        }
    }

    @Test
    void aTokenIsMadeWhenItIsAskedForAndOnce() {
        Made made = new Made();
        assertThat(made.times).isZero();
        assertThat(made.token()).isEqualTo("v1");
        assertThat(made).isEqualTo(new Version("v1")).hasSameHashCodeAs(new Version("v1"));
        assertThat(made).hasToString("Version[token=v1]");
        assertThat(made.times).isEqualTo(1);
    }

    @Test
    void aGuardFixesItsVersion() {
        Made made = new Made();
        assertThat(Guard.version(made).version()).isSameAs(made);
        assertThat(made.times).isEqualTo(1);
    }

    @Test
    void versionsAreEqualByTheirTokens() {
        assertThat(new Version("a"))
                .isEqualTo(new Version("a"))
                .isNotEqualTo(new Version("b"))
                .isNotEqualTo("a");
    }

    @Test
    void whoGivesNoTokenMakesOne() {
        assertThatThrownBy(() -> new Version() {}.token()).isInstanceOf(IllegalStateException.class);
    }
}
