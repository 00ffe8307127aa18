package dev.larder.store.http;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Header lines as lists. Names are compared in any case. */
final class Fields {
    private static final Set<String> CONNECTION =
            Set.of("connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade");

    private Fields() {}

    /** The lines of headers, without HTTP/2's own that begin with a colon. */
    static List<Header> of(HttpHeaders headers) {
        List<Header> lines = new ArrayList<>();
        headers.map().forEach((name, values) -> {
            if (!name.startsWith(":")) {
                values.forEach(value -> lines.add(new Header(name, value)));
            }
        });
        return lines;
    }

    /** As the client shows them; a line without a name, which no client takes, is left out. */
    static HttpHeaders shown(List<Header> lines) {
        Map<String, List<String>> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header line : lines) {
            String trimmed = line.name().trim(); // as the client does: control characters go too
            if (!trimmed.isEmpty()) {
                map.computeIfAbsent(trimmed, name -> new ArrayList<>()).add(line.value());
            }
        }
        return HttpHeaders.of(map, (name, value) -> true);
    }

    static List<String> all(List<Header> lines, String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    static Optional<String> first(List<Header> lines, String name) {
        return all(lines, name).stream().findFirst();
    }

    /** {@return the items of a list, from all lines of a name, in lower case and without empty ones} */
    static List<String> items(List<Header> lines, String name) {
        return all(lines, name).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .map(item -> item.strip().toLowerCase(Locale.ROOT))
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** {@return the lines whose names, in lower case, are not of those} */
    static List<Header> without(List<Header> lines, Predicate<String> names) {
        return lines.stream()
                .filter(line -> !names.test(line.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** {@return the lines with one name's replaced by a single line at the end} */
    static List<Header> with(List<Header> lines, String name, String value) {
        List<Header> changed = new ArrayList<>(without(lines, name.toLowerCase(Locale.ROOT)::equals));
        changed.add(new Header(name, value));
        return changed;
    }

    /** {@return what is between two neighbours on the way, not part of the answer} RFC 9111, 3.1, and RFC 9110, 7.6.1. */
    static Predicate<String> connectionLevel(List<Header> lines) {
        Set<String> named = new HashSet<>(items(lines, "connection"));
        return name -> CONNECTION.contains(name) || name.startsWith("proxy-") || named.contains(name);
    }

    /** {@return how many characters names and values have} */
    static long size(List<Header> lines) {
        return lines.stream()
                .mapToLong(line -> line.name().length() + line.value().length())
                .sum();
    }
}
