package dev.larder.serde;

/** An object that checks itself: a {@link Model} asks it once it is built, its parts before it. */
public interface SelfValidating {
    /**
     * Checks the object.
     *
     * @throws Violation if a rule of the application is broken
     */
    void validate() throws Violation;
}
