package dev.larder.store.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The directives of {@code Cache-Control} lines. Nothing that they may hold is an error: names count in any case, unknown
 * ones are passed over, and of several numbers for one name the smallest counts. RFC 9111, 4.2.1 and 5.2.
 */
final class CacheControl {
    /** What greater numbers of seconds are cut to. RFC 9111, 1.2.2. */
    static final long MOST_SECONDS = 1L << 31;

    /** Name to arguments; a directive without one has the empty text. */
    private final Map<String, List<String>> directives = new HashMap<>();

    private CacheControl() {}

    static CacheControl of(List<Header> headers) {
        return parse(Fields.all(headers, "cache-control"));
    }

    static CacheControl parse(List<String> lines) {
        CacheControl control = new CacheControl();
        lines.forEach(control::addLine);
        return control;
    }

    /** Splits at commas outside quotes; a quote that does not end is a character like others, so that it hides nothing. */
    private void addLine(String line) {
        int from = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || line.charAt(i) == ',') {
                add(line.substring(from, i));
                from = i + 1;
            } else if (line.charAt(i) == '"') {
                i = closing(line, i);
            }
        }
    }

    private static int closing(String line, int quote) {
        for (int i = quote + 1; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == '"') {
                return i;
            }
        }
        return quote;
    }

    private void add(String item) {
        int equals = item.indexOf('=');
        String name = (equals < 0 ? item : item.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
        if (!name.isEmpty()) {
            String argument =
                    equals < 0 ? "" : unquoted(item.substring(equals + 1).strip());
            directives.computeIfAbsent(name, key -> new ArrayList<>()).add(argument);
        }
    }

    private static String unquoted(String argument) {
        boolean quoted = argument.length() > 1 && argument.startsWith("\"") && argument.endsWith("\"");
        return quoted ? argument.substring(1, argument.length() - 1).replaceAll("\\\\(.)", "$1") : argument;
    }

    boolean isEmpty() {
        return directives.isEmpty();
    }

    boolean has(String name) {
        return directives.containsKey(name);
    }

    /** {@return whether a directive has an argument, be it an odd one} */
    boolean argued(String name) {
        return directives.getOrDefault(name, List.of()).stream().anyMatch(argument -> !argument.isEmpty());
    }

    /**
     * {@return the seconds of a directive, or empty if it is absent}
     *
     * @param bad what counts where its argument is no number of seconds
     */
    OptionalLong seconds(String name, long bad) {
        return directives.getOrDefault(name, List.of()).stream()
                .mapToLong(argument -> seconds(argument).orElse(bad))
                .min();
    }

    /** {@return digits as seconds, or empty if a text is anything else} */
    static OptionalLong seconds(String text) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        String digits = text.replaceFirst("^0+(?=.)", "");
        return OptionalLong.of(digits.length() > 10 ? MOST_SECONDS : Math.min(MOST_SECONDS, Long.parseLong(digits)));
    }
}
