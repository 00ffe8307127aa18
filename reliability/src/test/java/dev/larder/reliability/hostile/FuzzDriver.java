package dev.larder.reliability.hostile;

/** Where Jazzer enters: the property {@code larder.target} names the target. */
public final class FuzzDriver {
    private static final Target TARGET = Target.valueOf(System.getProperty("larder.target", Target.AUTO.name()));

    private FuzzDriver() {}

    /**
     * Runs one input.
     *
     * @param input what Jazzer made
     */
    public static void fuzzerTestOneInput(byte[] input) {
        TARGET.accept(input);
    }
}
