package dev.larder.reliability.crash;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A run of kills that has missed what it is for does not pass for one that has found nothing. */
class KillsTest {
    private static Kills met(String... calls) {
        Kills kills = new Kills();
        for (String between : calls) {
            kills.at(between, Program.Verb.PUT);
        }
        return kills;
    }

    private static Kills all() {
        return met(
                "CREATE>WRITE", "WRITE>WRITE", "SET_TIME>FORCE", "FORCE>RENAME", "RENAME>FORCE_FOLDER", "UNLINK>LINK");
    }

    @Test
    void aRunThatMetEverythingCounts() {
        Kills kills = all();
        kills.inRecovery();
        assertThatCode(kills::requireTraffic).doesNotThrowAnyException();
    }

    @Test
    void aRunThatMissedAPointIsVoid() {
        Kills kills = met("CREATE>WRITE", "WRITE>WRITE", "SET_TIME>FORCE", "FORCE>RENAME", "RENAME>FORCE_FOLDER");
        kills.inRecovery();
        assertThatThrownBy(kills::requireTraffic).hasMessage("Void, not green: nobody was killed AFTER_UNLINK");
    }

    @Test
    void aRunWithFewKillsInRecoveryIsVoid() {
        assertThatThrownBy(all()::requireTraffic).hasMessage("Void, not green: of 6 kills 0 were in recovery");
    }
}
