package dev.larder.store.config;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that cannot be used, with everything that is wrong in it as far as it could be read. Messages name the
 * place, what was found and what is allowed; never a value that may be a secret.
 */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // a list of records of texts, for those who catch it
    private final transient List<Problem> problems;

    ConfigException(List<Problem> problems, @Nullable Throwable cause) {
        super(message(problems), cause);
        this.problems = List.copyOf(problems);
    }

    ConfigException(Problem problem) {
        this(List.of(problem), null);
    }

    private static String message(List<Problem> problems) {
        return problems.size() == 1
                ? problems.get(0).toString()
                : problems.stream()
                        .map(Problem::toString)
                        .collect(Collectors.joining("\n", problems.size() + " problems in the configuration:\n", ""));
    }

    /** {@return what is wrong, in the order of the places; never empty} */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * One thing that is wrong.
     *
     * @param source the file or variable in which it stands
     * @param line the line from 1 on, or 0 where there are no lines
     * @param column the column from 1 on, or 0 where there are no columns
     * @param path which setting it is, such as {@code stores.jobs.ttl}, or empty
     * @param message what was found and what is allowed
     */
    public record Problem(String source, int line, int column, String path, String message) {
        static Problem at(Origin origin, String path, String message) {
            return new Problem(origin.source(), origin.line(), origin.column(), path, message);
        }

        /** {@return place, setting and message on one line} */
        @Override
        public String toString() {
            String place = new Origin(source, line, column).toString();
            return place + ": " + (path.isEmpty() ? "" : path + ": ") + message;
        }
    }
}
