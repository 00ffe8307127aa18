package dev.larder.store.s3.fake;

import org.jspecify.annotations.Nullable;

/**
 * One request that came in, and what became of it.
 *
 * @param request what was asked
 * @param fault the fault it met, or null
 * @param status the status that was answered or would have been; 0 where it was not executed and nothing was answered
 */
public record Seen(Request request, @Nullable Fault fault, int status) {

    @Override
    public String toString() {
        return request.verb() + " " + request.key() + " " + status + (fault == null ? "" : " " + fault);
    }
}
