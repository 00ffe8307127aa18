package dev.larder.serde.internal.model;

import java.lang.reflect.AnnotatedElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the public annotations and interfaces say: this package is below theirs. Thread-safe. */
public interface Marks {
    /**
     * {@return the JSON of a member that is absent, or null if none is given}
     *
     * @param member a member
     */
    @Nullable
    String defaultOf(AnnotatedElement member);

    /**
     * {@return the JSON texts that a member may have; empty for all}
     *
     * @param member a member
     */
    List<String> oneOf(AnnotatedElement member);

    /**
     * {@return whether a record is written as an array}
     *
     * @param type a record
     */
    boolean asArray(Class<?> type);

    /**
     * {@return whether sets of an enum are written as a number}
     *
     * @param type an enum
     */
    boolean bitFlags(Class<?> type);

    /**
     * Lets an object check itself, if it can.
     *
     * @param value an object
     */
    void validate(Object value);

    /**
     * {@return the broken rule that an exception stands for, or null if it stands for something else}
     *
     * @param thrown what a hook or a constructor threw
     */
    @Nullable
    Rule rule(Throwable thrown);

    /**
     * A broken rule.
     *
     * @param member the Java name of the member, or empty
     * @param text the application's text
     */
    record Rule(String member, String text) {}
}
