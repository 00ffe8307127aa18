package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Refusal;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a type, with the place of each. Used once, by one thread. */
final class Findings {
    private record Finding(String path, Class<?> type, String text) {}

    private final List<Finding> all = new ArrayList<>();

    void add(String path, Class<?> type, String text) {
        all.add(new Finding(path, type, text));
    }

    int size() {
        return all.size();
    }

    /** Throws them all, if there are any. */
    void check() {
        if (all.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder("The type cannot be bound");
        String separator = ": ";
        for (Finding finding : all) {
            text.append(separator).append(finding.path).append(": ").append(finding.text);
            separator = "; ";
        }
        Finding first = all.get(0);
        throw new Refusal(Refusal.Kind.MODEL, text.toString(), first.type.getName(), first.path, null);
    }
}
