package dev.larder.store.http;

import java.net.URI;
import java.util.Locale;

/** URLs in one form. */
final class Urls {
    private Urls() {}

    /**
     * {@return the URL with scheme and host in lower case, without default port, user info and fragment, and with a path}
     *
     * @throws IllegalArgumentException if it has no scheme or no host
     */
    static URI normalised(URI url) {
        String authority = url.getRawAuthority();
        if (url.getScheme() == null || authority == null) {
            throw new IllegalArgumentException("A URL begins with a scheme and a host, such as https://example.org/");
        }
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        int colon = host.lastIndexOf(':');
        if (colon > host.lastIndexOf(']')) {
            String port = host.substring(colon + 1);
            if (port.isEmpty() || port.equals(defaultPort(scheme))) {
                host = host.substring(0, colon);
            }
        }
        if (host.isEmpty() || host.startsWith(":")) {
            throw new IllegalArgumentException("A URL has a host behind its scheme, such as https://example.org/");
        }
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return URI.create(scheme + "://" + host + path + query);
    }

    /** {@return whether two normalised URLs are of one origin: scheme, host and port are the same} RFC 9110, 4.3.1. */
    static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equals(other.getScheme())
                && one.getRawAuthority().equals(other.getRawAuthority());
    }

    private static String defaultPort(String scheme) {
        return switch (scheme) {
            case "http" -> "80";
            case "https" -> "443";
            default -> "";
        };
    }
}
