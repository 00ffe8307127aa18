package dev.larder.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.fs.FileConfig;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The survey finds what is broken on purpose, which {@code kill -9} cannot, also by the mutants; and what it has found stays
 * mended.
 */
class PowerTeethTest {
    private static final Content ONE = new Content("one", null);
    private static final Content TWO = new Content("two", null);

    @Test
    void aStoreThatForcesNothingIsFound() throws Exception {
        assertThat(PowerTrial.forcingNothing(1))
                .hasValueSatisfying(found -> assertThat(found).contains("cut after"));
    }

    /** The folders above a root that is made are names too. */
    @Test
    void aRootBelowNewFoldersStays() throws Exception {
        survey(new Platter(), FileConfig.Layout.PLAIN, step(Program.Verb.PUT, "a", ONE, -1));
    }

    /** Whoever made a folder may have died before it was forced; who puts something in it forces it again. */
    @ParameterizedTest
    @EnumSource(FileConfig.Layout.class)
    void aFolderOfADeadProcessIsForcedByTheNext(FileConfig.Layout layout) throws Exception {
        // right after it has made the first folder, and the second
        for (int dies : new int[] {5, 7}) {
            survey(
                    Platter.withRoot(),
                    layout,
                    step(Program.Verb.PUT, "d/e/f", ONE, dies),
                    step(Program.Verb.PUT, "d/e/f", TWO, -1));
        }
    }

    /** A value is not moved to a folder that a power cut may take away. */
    @Test
    void aValueThatIsBeingPoppedByANewProcessComesBack() throws Exception {
        survey(
                Platter.withRoot(),
                FileConfig.Layout.PLAIN,
                step(Program.Verb.PUT, "a", ONE, -1),
                step(Program.Verb.REOPEN, "a", ONE, -1),
                step(Program.Verb.TAKE, "a", ONE, -1));
    }

    /** What a dead process had taken does not come back after it was replaced and removed. */
    @Test
    void theValueOfADeadPopDoesNotComeBackOverItsSuccessor() throws Exception {
        // right before and after the private copy is removed
        for (int dies : new int[] {4, 5}) {
            survey(
                    Platter.withRoot(),
                    FileConfig.Layout.SAFE,
                    step(Program.Verb.PUT, "a", ONE, -1),
                    step(Program.Verb.TAKE, "a", ONE, dies),
                    step(Program.Verb.PUT, "a", TWO, -1),
                    step(Program.Verb.DELETE, "a", TWO, -1));
        }
    }

    private static Program.Step step(Program.Verb verb, String key, Content content, int dies) {
        return new Program.Step(verb, key, key, content, dies);
    }

    private static void survey(Platter empty, FileConfig.Layout layout, Program.Step... steps) throws Exception {
        Survey survey = new Survey(new Random(1), FileConfig.Fsync.FULL);
        survey.survey(new Program(layout, List.of(steps)), empty, false, cut -> cut);
        assertThat(survey.violation()).isEmpty();
    }
}
