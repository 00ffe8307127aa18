package dev.larder.store.redis.internal;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be done on the servers of a backend beside its verbs, with its connections, timeouts and kinds of errors; {@code
 * unwrap} gives it. Keys are physical: no prefix comes before them. Thread-safe.
 */
public interface Steps {
    /** {@return whether keys are spread over slots, so that those of one script must lie in one} */
    boolean clustered();

    /**
     * {@return what a script answers: null, {@code byte[]}, Long or a list of these}
     *
     * @param changes whether it writes, so that no answer means that the outcome is unknown
     * @param run the script and what it is given
     * @throws BackendException with the kind of what went wrong
     */
    @Nullable
    Object run(boolean changes, Run run) throws BackendException;

    /**
     * Runs scripts that only read, all sent before the first answer is waited for.
     *
     * @param runs the scripts and what they are given
     * @param answers takes the answers, in that order
     * @throws BackendException with the kind of what went wrong
     */
    void readAll(List<Run> runs, Answers answers) throws BackendException;

    /**
     * {@return keys that begin with some text, whatever their type, each once in a listing}
     *
     * @param prefix the text, taken literally
     * @param cursor that of the page before, or null for the first one
     * @param limit about how many
     * @throws BackendException with the kind of what went wrong
     */
    Page scan(String prefix, @Nullable String cursor, int limit) throws BackendException;

    /**
     * A script with what it is given.
     *
     * @param script the script
     * @param keys all the keys that it uses
     * @param args its arguments: {@code byte[]}, or what is given as its text
     */
    record Run(Script script, List<byte[]> keys, List<?> args) {}

    /** Takes answers. */
    interface Answers {
        /**
         * Takes one.
         *
         * @param index which script it is of
         * @param answer null, {@code byte[]}, Long or a list of these
         * @throws BackendException if it is none that the script can give
         */
        void accept(int index, @Nullable Object answer) throws BackendException;
    }
}
