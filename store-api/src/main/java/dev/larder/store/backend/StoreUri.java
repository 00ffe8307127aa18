package dev.larder.store.backend;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The place of a store: {@code scheme:[//[userinfo@]host[:port]]path[?name=value&...]}, each part percent-decoded once.
 * Immutable.
 *
 * @param scheme the scheme in lower case, without the colon
 * @param userInfo what stands before the {@code @}, or null; a secret
 * @param host the host, or several with commas between, their ports included, or null
 * @param port the port of a single host, or -1
 * @param path what follows; with a host it begins with a slash or is empty
 * @param query the parameters, in the order given
 */
public record StoreUri(
        String scheme,
        @Nullable String userInfo,
        @Nullable String host,
        int port,
        String path,
        Map<String, String> query) {
    private static final String MASK = "***";

    public StoreUri {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }

    /**
     * {@return the parts of a URI}
     *
     * @param uri the text
     * @throws BackendException {@link ErrorKind#INVALID} if it is none; the message shows no part that may be secret
     */
    public static StoreUri parse(String uri) throws BackendException {
        if (uri == null) {
            throw invalid("The store URI is null");
        }
        int colon = uri.indexOf(':');
        if (colon <= 0 || !uri.substring(0, colon).matches("[A-Za-z][A-Za-z0-9+.-]*")) {
            throw invalid("A store URI begins with a scheme and a colon, such as memory: or file:data");
        }
        String scheme = uri.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = uri.substring(colon + 1);
        int mark = rest.indexOf('?');
        Map<String, String> query = mark < 0 ? Map.of() : parseQuery(scheme, rest.substring(mark + 1));
        String place = mark < 0 ? rest : rest.substring(0, mark);
        if (!place.startsWith("//")) {
            return new StoreUri(scheme, null, null, -1, decode(scheme, place), query);
        }
        int slash = place.indexOf('/', 2);
        String authority = slash < 0 ? place.substring(2) : place.substring(2, slash);
        String path = slash < 0 ? "" : decode(scheme, place.substring(slash));
        int at = authority.lastIndexOf('@');
        if (at < 0 && authority.indexOf(':') >= 0 && place.indexOf('@', 2) >= 0) {
            throw invalid(
                    "In the " + scheme + ": URI an @ follows the first slash: in a user or password a slash is written "
                            + "%2F, and in a path behind a port an @ is written %40");
        }
        String userInfo = at < 0 ? null : decode(scheme, authority.substring(0, at));
        String hosts = authority.substring(at + 1);
        int portColon = hosts.indexOf(',') >= 0 ? -1 : hosts.lastIndexOf(':');
        if (portColon < 0 || hosts.endsWith("]")) {
            return new StoreUri(scheme, userInfo, emptyToNull(decode(scheme, hosts)), -1, path, query);
        }
        int port = parsePort(scheme, hosts.substring(portColon + 1));
        return new StoreUri(
                scheme, userInfo, emptyToNull(decode(scheme, hosts.substring(0, portColon))), port, path, query);
    }

    /**
     * {@return the same place with other parameters}
     *
     * @param other the parameters
     */
    public StoreUri withQuery(Map<String, String> other) {
        return new StoreUri(scheme, userInfo, host, port, path, other);
    }

    /** {@return the URI, with the user information and all secret parameters masked} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(scheme).append(':');
        if (host != null || userInfo != null) {
            text.append("//").append(userInfo == null ? "" : MASK + "@").append(host == null ? "" : host);
            text.append(port < 0 ? "" : ":" + port);
        }
        text.append(path);
        if (!query.isEmpty()) {
            text.append(query.entrySet().stream()
                    .map(e -> e.getKey() + "=" + (isSecret(e.getKey()) ? MASK : e.getValue()))
                    .collect(Collectors.joining("&", "?", "")));
        }
        return text.toString();
    }

    /**
     * {@return whether a parameter may hold a secret: by the names of the grammar, and whatever sounds like them}
     *
     * @param name the name of the parameter
     */
    public static boolean isSecret(String name) {
        return name.matches("(?i).*(password|passwd|secret|token|key|credential).*");
    }

    private static Map<String, String> parseQuery(String scheme, String text) throws BackendException {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw invalid("The parameters of the " + scheme + ": URI are written name=value&name=value");
            }
            String name = decode(scheme, pair.substring(0, equals));
            if (query.put(name, decode(scheme, pair.substring(equals + 1))) != null) {
                throw invalid("The parameter '" + Keys.display(name) + "' stands twice in the " + scheme + ": URI");
            }
        }
        return query;
    }

    private static int parsePort(String scheme, String text) throws BackendException {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
            throw invalid("The port of the " + scheme + ": URI is no number from 0 to 65535");
        }
        return Integer.parseInt(text);
    }

    private static String decode(String scheme, String text) throws BackendException {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] != '%') {
                out.put(in[i]);
                continue;
            }
            int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw invalid("A % in the " + scheme + ": URI is not followed by two hex digits; write it as %25");
            }
            out.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString();
        } catch (CharacterCodingException e) {
            throw invalid("The percent-escapes of the " + scheme + ": URI are not UTF-8");
        }
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static BackendException invalid(String message) {
        return new BackendException(ErrorKind.INVALID, message);
    }
}
