package dev.larder.serde;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the application is broken. Its text is shown to whoever reads the error, so it names the rule and holds no
 * value.
 */
public final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String member;

    /**
     * A broken rule of a whole object.
     *
     * @param rule the rule, without a value
     */
    public Violation(String rule) {
        this(null, rule);
    }

    private Violation(@Nullable String member, String rule) {
        super(requireNonNull(rule, "rule"));
        this.member = member;
    }

    /**
     * {@return a broken rule of one member}
     *
     * @param member the name of the member in Java; it is added to the path
     * @param rule the rule, without a value
     */
    public static Violation at(String member, String rule) {
        return new Violation(requireNonNull(member, "member"), rule);
    }

    /** {@return the name of the member in Java; empty for a rule of the whole object} */
    public Optional<String> member() {
        return Optional.ofNullable(member);
    }
}
