package dev.larder.store.s3;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Names what went wrong. The texts of the server are not passed on, since they may quote what was sent; of them the error code and
 * the number of the request are shown.
 *
 * @param kind what it is if it changed nothing
 * @param maybe whether a request that changes something may have been executed
 * @param answered whether the server answered, so that nothing is under way any more
 * @param again whether the same request may go through later
 * @param message what happened and what to do
 * @param cause what the client threw, without the server's texts
 */
record Trouble(
        ErrorKind kind,
        boolean maybe,
        boolean answered,
        boolean again,
        String message,
        @Nullable Throwable cause) {
    private static final Map<ErrorKind, String> ADVICE = Map.of(
            ErrorKind.NOT_FOUND, "there is no such bucket; create it, or check its name and the endpoint",
            ErrorKind.DENIED, "check credentials, permissions and the clock of this machine",
            ErrorKind.TOO_LARGE, "the object is larger than the server takes",
            ErrorKind.INVALID, "check 'region', 'endpoint' and 'path-style'",
            ErrorKind.UNSUPPORTED, "this server does not do that",
            ErrorKind.UNAVAILABLE, "it did not take this request now; try again",
            ErrorKind.FAILED, "see the error codes of S3, and its log");

    /** What clients throw before anything is sent; by name, as an application may use any HTTP client. */
    private static final Set<String> NOT_SENT = Set.of(
            "ConnectTimeoutException",
            "ConnectionRequestTimeoutException",
            "ConnectionPoolTimeoutException",
            "HttpHostConnectException",
            "ConnectionShutdownException");

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]{1,60}");
    private static final Pattern REQUEST = Pattern.compile("[A-Za-z0-9+/=_.-]{1,80}");

    /** A proxy's page under a 200, say. */
    static final Trouble WITHOUT_ETAG = new Trouble(
            ErrorKind.FAILED,
            true,
            true,
            false,
            "The answer to a PUT has no ETag, so S3 did not give it; check 'endpoint'",
            null);

    /** A proxy's page in the place of an answer that has no ETag anyway. */
    static final Trouble PAGE = new Trouble(
            ErrorKind.FAILED,
            true,
            true,
            false,
            "The answer is a web page, so S3 did not give it; check 'endpoint'",
            null);

    /** Whether an answer that should have no body is a page for people. */
    static boolean isPage(SdkResponse answer) {
        SdkHttpResponse http = answer.sdkHttpResponse();
        return http != null
                && http.firstMatchingHeader("Content-Type")
                        .filter(type -> type.startsWith("text/html"))
                        .isPresent();
    }

    static Trouble of(Throwable thrown) {
        if (thrown instanceof BackendException known) {
            return new Trouble(
                    known.kind(), known.kind() == ErrorKind.OUTCOME_UNKNOWN, false, false, message(known), known);
        }
        if (thrown instanceof AwsServiceException answer) {
            return ofAnswer(answer);
        }
        if (keepInterruption(thrown)) {
            return new Trouble(
                    ErrorKind.UNAVAILABLE, true, false, false, "The thread was interrupted during the request", thrown);
        }
        if (String.valueOf(thrown.getMessage()).startsWith("Unable to load credentials")) {
            return new Trouble(
                    ErrorKind.DENIED,
                    false,
                    true,
                    false,
                    "There are no credentials: give access-key and secret-key, or a profile, or set those of the environment",
                    thrown);
        }
        if (closed(thrown)) {
            return new Trouble(
                    ErrorKind.UNAVAILABLE, false, true, false, "The client is closed, so nothing was sent", thrown);
        }
        if (notSent(thrown)) {
            return new Trouble(
                    ErrorKind.UNAVAILABLE,
                    false,
                    true,
                    true,
                    "There is no connection to the server, so nothing was sent; check 'endpoint', or try again",
                    thrown);
        }
        return new Trouble(ErrorKind.UNAVAILABLE, true, false, true, "No answer came", thrown);
    }

    private static String message(BackendException known) {
        return String.valueOf(known.getMessage());
    }

    private static Trouble ofAnswer(AwsServiceException answer) {
        String code = code(answer);
        int status = answer.statusCode();
        ErrorKind kind = Codes.kind(code, status);
        boolean maybe = Codes.maybe(code, status);
        String id = answer.requestId();
        String shown = id != null && REQUEST.matcher(id).matches() ? " (request " + id + ")" : "";
        AwsServiceException bare = S3Exception.builder()
                .message("S3 answered " + status + " " + code)
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
        return new Trouble(
                kind,
                maybe,
                true,
                kind == ErrorKind.UNAVAILABLE,
                "The server answered " + status + " " + code + shown + ": " + ADVICE.get(kind),
                bare);
    }

    static String code(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        return code(details == null ? null : details.errorCode());
    }

    /** An error code as it may be shown. */
    static String code(@Nullable String code) {
        return code != null && CODE.matcher(code).matches() ? code : "Error";
    }

    /** The kind of an error code that stands for one of several objects. */
    static ErrorKind kind(String code) {
        return Codes.kind(code, 200);
    }

    static boolean again(String code) {
        return kind(code) == ErrorKind.UNAVAILABLE;
    }

    /** Whether the server answered with a status. */
    static boolean answered(Throwable thrown, int status) {
        return thrown instanceof AwsServiceException answer && answer.statusCode() == status;
    }

    /** Whether the server answered that there is no such object. An answer to HEAD has no code: open() asked for the bucket. */
    static boolean absent(Throwable thrown) {
        return thrown instanceof AwsServiceException answer
                && answer.statusCode() == 404
                && !code(answer).equals("NoSuchBucket");
    }

    /** The SDK's timer takes no more then, and Apache's connection pool says "Connection pool shut down". */
    private static boolean closed(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof RejectedExecutionException
                    || (at instanceof IllegalStateException
                            && String.valueOf(at.getMessage()).endsWith("shut down"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean notSent(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof ConnectException
                    || at instanceof UnknownHostException
                    || at instanceof NoRouteToHostException
                    || at instanceof SSLHandshakeException
                    || NOT_SENT.contains(at.getClass().getSimpleName())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the thread was interrupted; then it is marked as interrupted again. */
    static boolean keepInterruption(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof InterruptedException
                    || at instanceof AbortedException
                    || at.getClass() == InterruptedIOException.class) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
        return false;
    }

    /** The exception of a read, which changed nothing. */
    BackendException ofRead() {
        return new BackendException(
                kind, maybe && !answered ? message + "; reading again does no harm" : message, cause);
    }

    /** The exception of what may have changed something. */
    BackendException ofWrite(boolean earlier) {
        return maybe || earlier
                ? new BackendException(
                        ErrorKind.OUTCOME_UNKNOWN,
                        message + "; it may have been done: look before you repeat it",
                        cause)
                : new BackendException(kind, message, cause);
    }
}
