package dev.larder.store.cli;

import dev.larder.store.Store;
import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Capability;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a store can do something.
 *
 * @param capability what
 * @param can whether
 * @param reason why not, or null where it can or nobody knows
 */
record Capable(Capability capability, boolean can, @Nullable String reason) {
    /** All capabilities, in their order. */
    static List<Capable> all(Store store) {
        Optional<Backend> backend = store.unwrap(Backend.class);
        Set<Capability> claimed = store.capabilities();
        return Arrays.stream(Capability.values())
                .map(capability -> claimed.contains(capability)
                        ? new Capable(capability, true, null)
                        : new Capable(
                                capability,
                                false,
                                backend.flatMap(b -> b.lacks(capability)).orElse(null)))
                .toList();
    }

    /** What to do about it, if it is missing and required. */
    Optional<String> change(Collection<Capability> required) {
        return can || !required.contains(capability)
                ? Optional.empty()
                : Optional.of(capability + " is required and missing: "
                        + (reason == null
                                ? "nothing here brings it; use another backend, or a program that does without"
                                : reason));
    }

    /** {@return a line of the table} */
    @Override
    public String toString() {
        return String.format("%-12s%s%s", capability, can ? "yes" : "no", reason == null ? "" : "   " + reason);
    }
}
