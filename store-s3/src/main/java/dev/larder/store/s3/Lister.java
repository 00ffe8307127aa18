package dev.larder.store.s3;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Lists keys. A page begins behind the last key of the one before, in whatever order the server has, so the server need not
 * remember anything. What has ended is listed too: a listing does not tell metadata.
 */
final class Lister {
    private static final int LONGEST_PAGE = 1000;

    private final Reading reading;
    private final String prefix;

    Lister(Reading reading, String prefix) {
        this.reading = reading;
        this.prefix = prefix;
    }

    Page page(String under, @Nullable String after, int limit) throws BackendException {
        ListObjectsV2Response answer = ask(prefix + under, after, Math.min(limit, LONGEST_PAGE));
        List<String> names = answer.contents().stream().map(S3Object::key).toList();
        boolean more = Boolean.TRUE.equals(answer.isTruncated());
        if (more && (names.isEmpty() || names.get(names.size() - 1).equals(after))) {
            throw new BackendException(
                    ErrorKind.FAILED,
                    "The server says that there are more keys and tells none that was not told before");
        }
        // Objects of other programs may have names that are no keys: "folder/", "a//b", the prefix itself.
        List<String> keys = names.stream()
                .filter(name -> name.startsWith(prefix + under))
                .map(name -> name.substring(prefix.length()))
                .filter(Keys::isLegal)
                .toList();
        return new Page(keys, more ? names.get(names.size() - 1) : null);
    }

    /** One request for keys, which also tells whether the bucket is there. */
    ListObjectsV2Response ask(String full, @Nullable String after, int limit) throws BackendException {
        return reading.exchange.read(
                reading.exchange.until(),
                within -> reading.exchange.client.listObjectsV2(reading.requests
                        .list(full, after, limit)
                        .overrideConfiguration(within)
                        .build()));
    }
}
