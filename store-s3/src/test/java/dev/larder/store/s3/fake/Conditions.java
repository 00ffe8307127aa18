package dev.larder.store.s3.fake;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request's {@code If-Match} and {@code If-None-Match} hold.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html">Conditional requests</a>
 */
record Conditions(Set<Quirk> quirks) {

    void read(Request request, Stored now) throws S3Error {
        String match = request.header("if-match");
        String none = request.header("if-none-match");
        if (quirks.contains(Quirk.IGNORES_CONDITIONS)) {
            return;
        }
        if (match != null && !matches(match, now.etag())) {
            throw S3Error.preconditionFailed();
        }
        if (none != null && matches(none, now.etag())) {
            throw new S3Error(304, "NotModified");
        }
    }

    /** Refuses a write or a delete whose condition does not hold. */
    void write(Request request, @Nullable Stored now) throws S3Error {
        boolean delete = request.verb() == Verb.DELETE_OBJECT;
        if (!request.conditional()
                || quirks.contains(Quirk.IGNORES_CONDITIONS)
                || (delete && quirks.contains(Quirk.IGNORES_DELETE_CONDITION))
                || (request.verb() == Verb.COMPLETE_UPLOAD && quirks.contains(Quirk.IGNORES_COMPLETE_CONDITION))) {
            return;
        }
        String match = request.header("if-match");
        String none = request.header("if-none-match");
        if (none != null) {
            if (match != null || delete || !none.equals("*")) {
                throw new S3Error(501, "NotImplemented");
            }
            if (now != null) {
                throw S3Error.preconditionFailed();
            }
        } else if (now == null) {
            absent(delete);
        } else if (!matches(match, now.etag())) {
            throw S3Error.preconditionFailed();
        }
    }

    boolean matches(String wanted, String etag) {
        boolean quoted = wanted.startsWith("\"");
        if (quoted && quirks.contains(Quirk.WANTS_UNQUOTED_TAGS)) {
            return false;
        }
        return wanted.equals("*") || (quoted ? wanted : '"' + wanted + '"').equals(etag);
    }

    private void absent(boolean delete) throws S3Error {
        if (delete && quirks.contains(Quirk.ABSENT_DELETE_IS_204)) {
            return;
        }
        throw quirks.contains(Quirk.ABSENT_IS_412) ? S3Error.preconditionFailed() : S3Error.noSuchKey();
    }
}
