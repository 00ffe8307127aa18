package dev.larder.serde;

/** How JSON text has booleans. BINARY keeps them as they are. */
public enum BooleanForm {
    /** {@code true} and {@code false}; a number is no boolean. */
    NATIVE,
    /** {@code 1} and {@code 0}, for clients without booleans; typed reads take both forms, untyped ones give the number. */
    INTEGER
}
