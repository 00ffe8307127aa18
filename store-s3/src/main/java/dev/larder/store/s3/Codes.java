package dev.larder.store.s3;

import static java.util.Map.entry;

import dev.larder.store.backend.ErrorKind;
import java.util.Map;
import java.util.Set;

/** What the error codes and statuses of S3 stand for: "Error responses" of the Amazon S3 API reference. */
final class Codes {
    private static final Map<ErrorKind, Set<String>> CODES = Map.of(
            ErrorKind.NOT_FOUND,
            Set.of("NoSuchBucket"),
            ErrorKind.DENIED,
            words("AccessDenied AllAccessDisabled AccountProblem InvalidAccessKeyId SignatureDoesNotMatch "
                    + "ExpiredToken InvalidToken TokenRefreshRequired RequestTimeTooSkewed"),
            ErrorKind.TOO_LARGE,
            Set.of("EntityTooLarge"),
            ErrorKind.INVALID,
            words("MetadataTooLarge KeyTooLongError InvalidBucketName PermanentRedirect TemporaryRedirect "
                    + "AuthorizationHeaderMalformed IllegalLocationConstraintException"),
            ErrorKind.UNSUPPORTED,
            Set.of("NotImplemented", "MethodNotAllowed", "InvalidObjectState"),
            ErrorKind.UNAVAILABLE,
            words("ConditionalRequestConflict OperationAborted RequestTimeout BadDigest "
                    + "XAmzContentSHA256Mismatch XAmzContentChecksumMismatch IncompleteBody SlowDown "
                    + "SlowDownRead SlowDownWrite TooManyRequests ServiceUnavailable Busy"));

    private static final Map<Integer, ErrorKind> STATUSES = Map.ofEntries(
            entry(301, ErrorKind.INVALID),
            entry(307, ErrorKind.INVALID),
            entry(401, ErrorKind.DENIED),
            entry(403, ErrorKind.DENIED),
            entry(405, ErrorKind.UNSUPPORTED),
            entry(409, ErrorKind.UNAVAILABLE),
            entry(413, ErrorKind.TOO_LARGE),
            entry(429, ErrorKind.UNAVAILABLE),
            entry(501, ErrorKind.UNSUPPORTED),
            entry(503, ErrorKind.UNAVAILABLE));

    /** Executed or not, the server does not say; an upload that is completed may even say so in an answer with 200. */
    private static final String INTERNAL = "InternalError";

    private Codes() {}

    private static Set<String> words(String text) {
        return Set.of(text.split(" ", -1));
    }

    static ErrorKind kind(String code, int status) {
        if (code.equals(INTERNAL)) {
            return ErrorKind.UNAVAILABLE;
        }
        for (Map.Entry<ErrorKind, Set<String>> each : CODES.entrySet()) {
            if (each.getValue().contains(code)) {
                return each.getKey();
            }
        }
        return STATUSES.getOrDefault(status, status >= 500 ? ErrorKind.UNAVAILABLE : ErrorKind.FAILED);
    }

    /** Whether what was answered so may have been executed. */
    static boolean maybe(String code, int status) {
        boolean known = CODES.values().stream().anyMatch(codes -> codes.contains(code)) || STATUSES.containsKey(status);
        return code.equals(INTERNAL) || (status >= 500 && !known);
    }
}
