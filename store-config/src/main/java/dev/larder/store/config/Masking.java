package dev.larder.store.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes out of other people's messages what came from variables and files, and what is secret by its name. */
final class Masking {
    /** Shorter texts occur by chance, and tell nothing. */
    private static final int SHORTEST = 4;

    private final List<String> secrets;

    private Masking(List<String> secrets) {
        this.secrets = secrets;
    }

    static Masking of(StoreSpec spec) {
        List<String> secrets = new ArrayList<>();
        Stream.concat(Stream.of(spec.uri()), spec.parameters().values().stream())
                .forEach(value -> secrets.addAll(value.filled()));
        spec.place().query().forEach((name, text) -> addSecret(name, text, secrets));
        spec.parameters().forEach((name, value) -> addSecret(name, value.text(), secrets));
        String userInfo = spec.place().userInfo();
        if (userInfo != null) {
            secrets.addAll(List.of(userInfo.split(":", 2)));
        }
        return new Masking(secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    private static void addSecret(String name, String text, List<String> secrets) {
        if (dev.larder.store.backend.StoreUri.isSecret(name)) {
            secrets.add(text);
        }
    }

    String masked(String message) {
        String masked = message;
        for (String secret : secrets) {
            masked = masked.replace(secret, Value.MASK);
        }
        return masked;
    }

    /** {@return whether an exception, or what caused it, tells a secret} */
    boolean shows(@Nullable Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            String text = at.toString();
            if (!masked(text).equals(text) || Stream.of(at.getSuppressed()).anyMatch(this::shows)) {
                return true;
            }
        }
        return false;
    }
}
