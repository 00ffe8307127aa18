package dev.larder.store.s3;

import dev.larder.store.backend.Verb;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * A request as it may be shown: method, path and query as they are sent, and the headers that say on which condition, which part,
 * and what is kept beside the value. Values, versions and the names of writes have stand-ins.
 */
final class Shown {
    /** The number of an upload, which the server would choose. */
    static final String UPLOAD = "larder-upload";

    private static final String META = "x-amz-meta-";
    private static final List<String> HEADERS = List.of("If-Match", "If-None-Match", "Range", "Content-Type");
    private static final Pattern VERSION = Pattern.compile("[^\"<>]+");

    private Shown() {}

    static String of(SdkHttpRequest request, boolean hasBody) {
        Map<String, List<String>> metadata = new TreeMap<>();
        request.forEachHeader((name, values) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith(META)) {
                metadata.put(name.toLowerCase(Locale.ROOT), values);
            }
        });
        StringBuilder text =
                new StringBuilder(request.method().name()).append(' ').append(request.encodedPath());
        request.encodedQueryParameters()
                .ifPresent(query -> text.append('?')
                        .append(query.replace(UPLOAD, "<upload>").replaceFirst("max-keys=[0-9]+", "max-keys=<limit>")));
        for (String name : HEADERS) {
            request.firstMatchingHeader(name).ifPresent(value -> header(text, name, value));
        }
        metadata.forEach((name, values) -> header(text, name, String.join(",", values)));
        if (hasBody && !request.rawQueryParameters().containsKey("uploads")) {
            text.append("  ").append(body(request, List.of("0").equals(metadata.get(META + Stamp.DEADLINE))));
        }
        return text.toString();
    }

    private static void header(StringBuilder text, String name, String value) {
        text.append("  ").append(name).append(": ");
        if (name.equals("If-Match")) {
            text.append(value.indexOf('<') >= 0 ? value : VERSION.matcher(value).replaceAll("<version>"));
        } else {
            text.append(name.equals(META + Stamp.NONCE) ? "<nonce>" : value);
        }
    }

    /** A claim holds its own name. */
    private static String body(SdkHttpRequest request, boolean claims) {
        if (request.method().name().equals("POST")) {
            return "<XML>";
        }
        return claims ? "<nonce>" : Verb.VALUE;
    }
}
