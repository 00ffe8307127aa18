package dev.larder.reliability.crash;

import dev.larder.store.fs.FileConfig;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** The survey of power cuts, put on stores that are broken on purpose. */
public final class PowerTrial {
    private static final int PROGRAMS = 50;

    private PowerTrial() {}

    /**
     * {@return what is found wrong with a store whose files, or folders, are not forced, if anything is}
     *
     * @param folders whether it is folders that are not forced, or files
     * @param seed of the programs that are surveyed
     */
    public static Optional<String> withoutForcing(boolean folders, long seed) throws Exception {
        return of(FileConfig.Fsync.FULL, cut -> cut.withoutForcing(folders), seed);
    }

    /** {@return what is found wrong with a store that forces nothing by its own settings} */
    static Optional<String> forcingNothing(long seed) throws Exception {
        return of(FileConfig.Fsync.NONE, cut -> cut, seed);
    }

    private static Optional<String> of(FileConfig.Fsync fsync, UnaryOperator<PowerCut> kind, long seed)
            throws Exception {
        Random random = new Random(seed);
        Survey survey = new Survey(random, fsync);
        for (int i = 0; i < PROGRAMS && survey.violation().isEmpty(); i++) {
            survey.survey(Program.random(random, true), Platter.withRoot(), false, kind);
        }
        return survey.violation();
    }
}
