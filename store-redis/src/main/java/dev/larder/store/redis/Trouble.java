package dev.larder.store.redis;

import static java.util.Map.entry;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names what went wrong. The texts of the server are not passed on, since they may quote arguments; of them the error code
 * alone is shown.
 */
final class Trouble {
    /** The code that {@link ReplyLimit} puts in the place of a value that is too large. */
    static final String TOO_LARGE = "LARDERBIG";

    /** Error codes of the server. All of them mean that the command was not executed. */
    private static final Map<String, ErrorKind> CODES = Map.ofEntries(
            entry("NOAUTH", ErrorKind.DENIED),
            entry("WRONGPASS", ErrorKind.DENIED),
            entry("NOPERM", ErrorKind.DENIED),
            entry("DENIED", ErrorKind.DENIED),
            entry("WRONGTYPE", ErrorKind.CORRUPT),
            entry(TOO_LARGE, ErrorKind.TOO_LARGE),
            entry("OOM", ErrorKind.UNAVAILABLE),
            entry("MISCONF", ErrorKind.UNAVAILABLE),
            entry("READONLY", ErrorKind.UNAVAILABLE),
            entry("LOADING", ErrorKind.UNAVAILABLE),
            entry("BUSY", ErrorKind.UNAVAILABLE),
            entry("MASTERDOWN", ErrorKind.UNAVAILABLE),
            entry("NOREPLICAS", ErrorKind.UNAVAILABLE),
            entry("CLUSTERDOWN", ErrorKind.UNAVAILABLE),
            entry("TRYAGAIN", ErrorKind.UNAVAILABLE),
            entry("MOVED", ErrorKind.UNAVAILABLE),
            entry("ASK", ErrorKind.UNAVAILABLE));

    private static final Map<ErrorKind, String> ADVICE = Map.of(
            ErrorKind.DENIED, "check user, password and what the user may do (~prefix*, +@read, +@write, +@scripting)",
            ErrorKind.CORRUPT, "the key holds a list, hash or another type, not a string",
            ErrorKind.TOO_LARGE, "the value has more bytes than max-value allows; raise it",
            ErrorKind.UNAVAILABLE, "it does not take this command now; try again",
            ErrorKind.NOT_FOUND, "the database of that number does not exist; see 'databases' in its configuration",
            ErrorKind.UNSUPPORTED, "Redis 6.2 or newer is needed",
            ErrorKind.FAILED, "see its log");

    private static final Pattern CODE = Pattern.compile("^([A-Z][A-Z0-9]*)(?:\\s|$)");
    private static final Pattern IN_SCRIPT = Pattern.compile("[ \\-](" + String.join("|", CODES.keySet()) + ")\\b");

    private Trouble() {}

    static BackendException unavailable(String message, @Nullable Throwable cause) {
        return new BackendException(ErrorKind.UNAVAILABLE, message, cause);
    }

    /** What a failure means if the command may have been sent; a read that got no answer did nothing and can be repeated. */
    static BackendException of(Throwable thrown, boolean sent, boolean changes) {
        Throwable reason = bare(thrown);
        if (reason instanceof BackendException known) {
            return known;
        }
        Optional<BackendException> answer = answer(reason);
        if (answer.isPresent()) {
            return answer.get();
        }
        if (!sent) {
            return unavailable("There is no connection to the server, so nothing was sent; try again", reason);
        }
        return unanswered(changes, "The connection was lost before the answer came", reason);
    }

    static BackendException unanswered(boolean changes, String what, @Nullable Throwable cause) {
        return changes
                ? new BackendException(
                        ErrorKind.OUTCOME_UNKNOWN, what + "; it may have been done: look before you repeat it", cause)
                : unavailable(what + "; reading again does no harm", cause);
    }

    /** A script answers with the size instead of the value where that is too large. */
    static byte @Nullable [] withinLimit(@Nullable Object answer) throws BackendException {
        if (answer instanceof Long size) {
            throw tooLarge(size);
        }
        return (byte[]) answer;
    }

    static BackendException tooLarge(long size) {
        return new BackendException(
                ErrorKind.TOO_LARGE, "The value has " + size + " bytes, more than max-value allows; raise it");
    }

    /** An error that the server answered, wherever it stands in the chain of causes. */
    private static Optional<BackendException> answer(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof RedisCommandExecutionException && at.getMessage() != null) {
                String text = at.getMessage();
                String code = code(text);
                ErrorKind kind = kind(code, text);
                return Optional.of(new BackendException(
                        kind,
                        "The server answered " + code + ": " + ADVICE.get(kind),
                        new RedisCommandExecutionException(code)));
            }
        }
        return Optional.empty();
    }

    /** Whether the server answered with an error code. */
    static boolean answered(BackendException e, String code) {
        return e.getCause() instanceof RedisCommandExecutionException answer && code.equals(answer.getMessage());
    }

    /** Whether a command was not taken because too many wait already: sending it again would not help. */
    static boolean isFull(BackendException e) {
        Throwable cause = e.getCause();
        return cause != null && String.valueOf(cause.getMessage()).contains("size exceeded");
    }

    private static String code(String text) {
        Matcher inScript = IN_SCRIPT.matcher(text);
        Matcher first = CODE.matcher(text);
        String code = first.find() ? first.group(1) : "ERR";
        return !CODES.containsKey(code) && text.contains("script") && inScript.find() ? inScript.group(1) : code;
    }

    private static ErrorKind kind(String code, String text) {
        ErrorKind known = CODES.get(code);
        if (known != null) {
            return known;
        }
        if (text.contains("DB index is out of range")) {
            return ErrorKind.NOT_FOUND;
        }
        if (text.contains("AUTH")) {
            return ErrorKind.DENIED;
        }
        if (text.contains("max number of clients")) {
            return ErrorKind.UNAVAILABLE;
        }
        return text.contains("unknown command") || text.contains("syntax error")
                ? ErrorKind.UNSUPPORTED
                : ErrorKind.FAILED;
    }

    /** The kind of what a client threw past this driver: without knowing what was sent, the worst is assumed. */
    static ErrorKind classify(Exception thrown) {
        Throwable reason = bare(thrown);
        if (reason instanceof BackendException known) {
            return known.kind();
        }
        Optional<BackendException> answer = answer(reason);
        if (answer.isPresent()) {
            return answer.get().kind();
        }
        if (reason instanceof RedisConnectionException) {
            return ErrorKind.UNAVAILABLE;
        }
        boolean unanswered = reason instanceof RedisCommandTimeoutException
                || reason instanceof RedisException
                || reason instanceof CancellationException
                || reason instanceof InterruptedException;
        return unanswered ? ErrorKind.OUTCOME_UNKNOWN : ErrorKind.FAILED;
    }

    private static Throwable bare(Throwable thrown) {
        Throwable at = thrown;
        while ((at instanceof ExecutionException || at instanceof CompletionException) && at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }
}
