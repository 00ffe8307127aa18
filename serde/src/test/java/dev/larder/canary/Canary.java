package dev.larder.canary;

/** Says so when it is initialised. */
@SuppressWarnings("unused") // only ever named
public final class Canary {
    static {
        System.setProperty("larder.canary", "loaded");
    }

    private final String song = "";

    private Canary() {}
}
