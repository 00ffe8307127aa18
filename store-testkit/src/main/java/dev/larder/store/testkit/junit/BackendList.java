package dev.larder.store.testkit.junit;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.StoreUri;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Which backends a test runs on. */
final class BackendList {
    /** Replaces every list, from outside. */
    static final String OVERRIDE = "larder.backends";

    private BackendList() {}

    static List<String> of(ExtensionContext context) {
        List<String> uris = context.getConfigurationParameter(OVERRIDE)
                .map(text -> List.of(text.strip().split("\\s+")))
                .or(() -> declared(context).map(list -> List.of(list.value())))
                .orElse(List.of("memory:"));
        if (uris.isEmpty() || uris.contains("")) {
            throw new ExtensionConfigurationException(
                    "There is no backend to run on, or an empty one: name URIs such as memory: in @OnBackends or, with spaces "
                            + "between, in " + OVERRIDE);
        }
        return uris;
    }

    private static Optional<OnBackends> declared(ExtensionContext context) {
        Optional<OnBackends> found =
                context.getTestMethod().flatMap(method -> AnnotationSupport.findAnnotation(method, OnBackends.class));
        for (Class<?> type = context.getRequiredTestClass();
                found.isEmpty() && type != null;
                type = type.getEnclosingClass()) {
            found = AnnotationSupport.findAnnotation(type, OnBackends.class);
        }
        return found;
    }

    /** A URI as it may be shown: secrets are masked. */
    static String shown(String uri) {
        try {
            return StoreUri.parse(uri).toString();
        } catch (BackendException e) {
            return "(no URI)"; // opening it says why
        }
    }
}
