package dev.larder.serde.internal.json;

/**
 * How the JSON format writes what it may write in several ways.
 *
 * @param integers whether booleans are 1 and 0; both forms are read then
 * @param sorted whether maps are in the order of their keys' texts
 */
public record Style(boolean integers, boolean sorted) {
    /** Booleans as they are, maps in their own order. */
    public static final Style PLAIN = new Style(false, false);
}
