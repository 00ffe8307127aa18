package dev.larder.bench;

import java.io.Serializable;
import java.util.List;

/**
 * The model of the benchmarks.
 *
 * @param id a number
 * @param name a text
 * @param email a text
 * @param active a flag
 * @param score a number
 * @param tags texts
 */
public record User(long id, String name, String email, boolean active, double score, List<String> tags)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    static User sample() {
        return new User(4_711, "Ada Lovelace", "ada@example.org", true, 99.5, List.of("admin", "early", "math"));
    }
}
