package dev.larder.serde.value;

import java.util.Locale;
import java.util.Optional;

/**
 * A mail address, checked and in lower case, so that two are equal without regard to case. Of what RFC 5321 allows, what
 * people use: no quoted names, no address literals, no comments. Immutable and thread-safe.
 *
 * @param text the address, in lower case
 */
public record Email(String text) implements Comparable<Email> {
    private static final int LONGEST = 254; // RFC 5321, 4.5.3.1.3, without the angle brackets
    private static final int LONGEST_NAME = 64; // RFC 5321, 4.5.3.1.1
    private static final int LONGEST_LABEL = 63; // RFC 1035, 2.3.4
    private static final String MARKS = ".!#$%&'*/=?^_`{|}~-+";

    public Email {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!isValid(text) || !isValid(lower)) { // lower case may bring marks that are no letters
            throw new IllegalArgumentException("Not a mail address such as name+label@example.org");
        }
        text = lower;
    }

    /** {@return what stands before the at sign, without the label} */
    public String username() {
        String name = name();
        int plus = name.indexOf('+');
        return plus < 0 ? name : name.substring(0, plus);
    }

    /** {@return what stands between the plus and the at sign; empty if there is no plus} */
    public Optional<String> label() {
        String name = name();
        int plus = name.indexOf('+');
        return plus < 0 ? Optional.empty() : Optional.of(name.substring(plus + 1));
    }

    /** {@return what stands after the at sign} */
    public String domain() {
        return text.substring(text.indexOf('@') + 1);
    }

    private String name() {
        return text.substring(0, text.indexOf('@'));
    }

    @Override
    public int compareTo(Email other) {
        return text.compareTo(other.text);
    }

    /** {@return the address, in lower case} */
    @Override
    public String toString() {
        return text;
    }

    private static boolean isValid(String text) {
        int at = text.indexOf('@');
        return text.length() <= LONGEST && at >= 0 && isName(text.substring(0, at)) && isDomain(text.substring(at + 1));
    }

    private static boolean isName(String name) {
        int plus = name.indexOf('+');
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.codePoints().allMatch(c -> isLetterOrDigit(c) || MARKS.indexOf(c) >= 0)
                && !name.startsWith(".")
                && !name.endsWith(".")
                && !name.contains("..")
                && (plus < 0 || (plus > 0 && plus < name.length() - 1 && name.lastIndexOf('+') == plus));
    }

    private static boolean isDomain(String domain) {
        String[] labels = domain.split("\\.", -1);
        for (String label : labels) {
            if (label.isEmpty()
                    || label.length() > LONGEST_LABEL
                    || label.startsWith("-")
                    || label.endsWith("-")
                    || !label.codePoints().allMatch(c -> isLetterOrDigit(c) || c == '-')) {
                return false;
            }
        }
        return labels.length >= 2;
    }

    private static boolean isLetterOrDigit(int c) {
        return Character.isLetter(c) || (c >= '0' && c <= '9');
    }
}
