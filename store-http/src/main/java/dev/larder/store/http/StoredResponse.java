package dev.larder.store.http;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A response as it is kept. Immutable: the content is copied in and out, and compared by its bytes. A status outside 100 to
 * 999 is refused by every {@link HttpExchangeSerializer}.
 *
 * @param status the status code
 * @param headers the header lines in their order, repeated ones included
 * @param content the body as it was received, encoded as {@code Content-Encoding} says
 * @param reasonPhrase the words behind the status, or null if they are not known
 * @param httpVersion such as {@code HTTP/2}, or null if it is not known
 */
@SuppressWarnings("ArrayRecordComponent") // copied, and compared by its bytes
public record StoredResponse(
        int status,
        List<Header> headers,
        byte[] content,
        @Nullable String reasonPhrase,
        @Nullable String httpVersion) {
    public StoredResponse {
        headers = List.copyOf(headers);
        content = requireNonNull(content, "content").clone();
    }

    /** {@return a copy of the body} */
    @Override
    public byte[] content() {
        return content.clone();
    }

    /** The body itself, for readers that do not change it. */
    byte[] bytes() {
        return content;
    }

    /** {@return whether the other is a response with the same parts} */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredResponse that
                && status == that.status
                && headers.equals(that.headers)
                && Arrays.equals(content, that.content)
                && Objects.equals(reasonPhrase, that.reasonPhrase)
                && Objects.equals(httpVersion, that.httpVersion);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, headers, Arrays.hashCode(content), reasonPhrase, httpVersion);
    }

    /** {@return status, names of headers and size: no value} */
    @Override
    public String toString() {
        return "StoredResponse[" + status + ", " + headers + ", " + content.length + " bytes]";
    }
}
