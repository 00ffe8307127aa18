package dev.larder.store.backend;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of a store, asked for by name and type. What no one asked for is refused by {@link #refuseUnknown}. Not
 * thread-safe: a store is opened by one thread.
 *
 * <p>Every getter throws {@link BackendException} of kind {@link ErrorKind#INVALID} for a value of the wrong form; the
 * message names the parameter and the form, and shows no value.
 */
public final class Settings {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,15})(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,15})(B|KB|MB|GB|KiB|MiB|GiB)?");

    private final String owner;
    private final Map<String, String> values;
    private final TreeSet<String> known = new TreeSet<>();
    private final InstantSource clock;
    private boolean clockTaken;

    private Settings(String owner, Map<String, String> values, InstantSource clock) {
        this.owner = owner;
        this.values = new LinkedHashMap<>(values);
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * {@return settings of these values}
     *
     * @param owner whose they are, for messages: {@code file:}
     * @param values name to text
     */
    public static Settings of(String owner, Map<String, String> values) {
        return of(owner, values, InstantSource.system());
    }

    /**
     * {@return settings of these values, with a clock}
     *
     * @param owner whose they are, for messages: {@code file:}
     * @param values name to text
     * @param clock what a backend compares deadlines with, if it asks
     */
    public static Settings of(String owner, Map<String, String> values, InstantSource clock) {
        return new Settings(owner, values, clock);
    }

    /** {@return what a backend that keeps deadlines itself compares them with: the system's clock, or that of a test} */
    public InstantSource clock() {
        clockTaken = true;
        return clock;
    }

    /** {@return whether the backend has asked for the clock; one that has not has a clock of its own, as a server has} */
    public boolean clockTaken() {
        return clockTaken;
    }

    /**
     * {@return the text of a parameter}
     *
     * @param name the name
     */
    public Optional<String> string(String name) {
        known.add(name);
        return Optional.ofNullable(values.get(name));
    }

    /**
     * {@return the text of a parameter that must not be printed}
     *
     * @param name the name
     */
    public Optional<Secret> secret(String name) {
        return string(name).map(Secret::of);
    }

    /**
     * {@return a whole number}
     *
     * @param name the name
     * @param fallback the number where none is given
     * @throws BackendException if it is no number from 0 to 2147483647
     */
    public int integer(String name, int fallback) throws BackendException {
        Optional<String> text = string(name);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong(name, "a whole number from 0 to 2147483647");
    }

    /**
     * {@return a duration: {@code 500ms}, {@code 2s}, {@code 1m}, {@code 1h}, {@code 7d} or ISO ({@code PT1H})}
     *
     * @param name the name
     * @param fallback the duration where none is given
     * @throws BackendException if it is none
     */
    public Duration duration(String name, Duration fallback) throws BackendException {
        Optional<String> text = string(name);
        return text.isEmpty() ? fallback : parseDuration(text.get()).orElseThrow(() -> wrong(name, DURATION_FORM));
    }

    private static final String DURATION_FORM = "a duration such as 500ms, 2s, 1m, 1h, 7d or PT1H";

    /**
     * {@return the duration that a text spells, or empty if it spells none}
     *
     * @param text such as {@code 500ms} or {@code PT1H}
     */
    public static Optional<Duration> parseDuration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            return Optional.of(
                    switch (matcher.group(2)) {
                        case "ms" -> Duration.ofMillis(amount);
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        case "h" -> Duration.ofHours(amount);
                        default -> Duration.ofDays(Math.min(amount, 100_000_000_000L));
                    });
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * {@return a size in bytes: {@code 512}, {@code 64KiB}, {@code 8MiB}, {@code 1GiB}, or KB, MB, GB for powers of 1,000}
     *
     * @param name the name
     * @param fallback the size where none is given
     * @throws BackendException if it is none
     */
    public long bytes(String name, long fallback) throws BackendException {
        Optional<String> text = string(name);
        if (text.isEmpty()) {
            return fallback;
        }
        Matcher matcher = SIZE.matcher(text.get());
        if (!matcher.matches()) {
            throw wrong(name, "a size such as 512, 64KiB, 8MiB or 1GiB");
        }
        long unit = switch (matcher.group(2) == null ? "B" : matcher.group(2)) {
            case "KB" -> 1_000L;
            case "MB" -> 1_000_000L;
            case "GB" -> 1_000_000_000L;
            case "KiB" -> 1L << 10;
            case "MiB" -> 1L << 20;
            case "GiB" -> 1L << 30;
            default -> 1L;
        };
        try {
            return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
        } catch (ArithmeticException e) {
            throw wrong(name, "a size below 8 EiB");
        }
    }

    /**
     * {@return a flag}
     *
     * @param name the name
     * @param fallback the flag where none is given
     * @throws BackendException if it is neither {@code true} nor {@code false}
     */
    public boolean flag(String name, boolean fallback) throws BackendException {
        Optional<String> text = string(name);
        if (text.isEmpty()) {
            return fallback;
        }
        return switch (text.get()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, "true or false");
        };
    }

    /**
     * {@return one of the constants of an enum, written in lower case with dashes}
     *
     * @param name the name
     * @param fallback the constant where none is given
     * @param <E> the enum
     * @throws BackendException if it is none of them
     */
    public <E extends Enum<E>> E choice(String name, E fallback) throws BackendException {
        return choice(name, fallback.getDeclaringClass()).orElse(fallback);
    }

    /**
     * {@return one of the constants of an enum, written in lower case with dashes, or empty where none is given}
     *
     * @param name the name
     * @param type the enum
     * @param <E> the enum
     * @throws BackendException if it is none of them
     */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) throws BackendException {
        Optional<String> text = string(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        TreeSet<String> words = new TreeSet<>();
        for (E constant : type.getEnumConstants()) {
            String word = word(constant);
            if (word.equals(text.get())) {
                return Optional.of(constant);
            }
            words.add(word);
        }
        throw wrong(name, "one of " + String.join(", ", words));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return how long one call may take: {@code timeout}, 5 s if it is not given; every store has it}
     * @throws BackendException if it is no duration above zero */
    public Duration timeout() throws BackendException {
        Duration timeout = duration("timeout", Duration.ofSeconds(5));
        if (timeout.isNegative() || timeout.isZero()) {
            throw wrong("timeout", "a duration above zero");
        }
        return timeout;
    }

    /** {@return the most bytes that one value may have where it is held in memory: {@code max-value}, 64 MiB if it is not
     * given; every store has it}
     * @throws BackendException if it is no size above zero */
    public long maxValue() throws BackendException {
        long size = bytes("max-value", 64L << 20);
        if (size == 0) {
            throw wrong("max-value", "a size above zero");
        }
        return size;
    }

    /**
     * Refuses what no getter was asked for.
     *
     * @throws BackendException {@link ErrorKind#INVALID} naming the parameter and the nearest known name
     */
    public void refuseUnknown() throws BackendException {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                String near = nearest(name, known);
                throw new BackendException(
                        ErrorKind.INVALID,
                        owner + " has no parameter '" + Keys.display(name) + "'" + (near.isEmpty() ? "." : near)
                                + " Known: " + String.join(", ", known));
            }
        }
    }

    /**
     * {@return {@code "; did you mean 'x'?"} for the nearest of some words, or nothing if none is near}
     *
     * @param word what was written
     * @param words what could be meant
     */
    public static String nearest(String word, Iterable<String> words) {
        String best = null;
        int least = Math.max(2, word.length() / 3) + 1;
        for (String candidate : words) {
            int distance = distance(word.toLowerCase(Locale.ROOT), candidate);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best == null ? "" : "; did you mean '" + best + "'?";
    }

    /** Levenshtein's edit distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }

    private BackendException wrong(String name, String form) {
        return new BackendException(ErrorKind.INVALID, owner + " needs " + form + " for '" + name + "'");
    }

    /** {@return the names of the parameters, never their values} */
    @Override
    public String toString() {
        return owner + " " + values.keySet();
    }
}
