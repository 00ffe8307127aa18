package dev.larder.store.s3;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.BackendFactory;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Secret;
import dev.larder.store.backend.Settings;
import dev.larder.store.backend.StoreUri;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opens {@code s3://bucket/prefix}. Credentials come from the parameters {@code access-key} and {@code secret-key}, from what
 * stands before the {@code @}, from {@code profile}, or from where the AWS SDK looks for them (environment variables, system
 * properties, files, the machine), the first that is there.
 */
public final class S3BackendFactory implements BackendFactory {
    /** For {@link java.util.ServiceLoader}. */
    public S3BackendFactory() {}

    @Override
    public Set<String> schemes() {
        return Set.of("s3");
    }

    @Override
    public Backend open(StoreUri uri, Settings settings) throws BackendException {
        S3Config config = config(uri, settings);
        settings.refuseUnknown(); // before the network is asked
        return S3Backend.open(config, settings.clock());
    }

    @Override
    public boolean check(StoreUri uri, Settings settings) throws BackendException {
        config(uri, settings);
        return true;
    }

    static S3Config config(StoreUri uri, Settings settings) throws BackendException {
        if (uri.host() == null || uri.port() >= 0) {
            throw invalid("The place of an s3: store is s3://bucket/prefix; where the server is says 'endpoint'");
        }
        try {
            S3Config config = S3Config.of(uri.host())
                    .prefix(prefix(uri.path()))
                    .region(settings.string("region").orElse(null))
                    .endpoint(endpoint(settings))
                    .pathStyle(
                            settings.string("path-style").isPresent()
                                    ? (Boolean) settings.flag("path-style", false)
                                    : null)
                    .conditions(settings.choice("conditions", S3Config.Conditions.PROBE))
                    .checksums(settings.choice("checksums", S3Config.Checksums.class)
                            .orElse(null))
                    .timeout(settings.timeout())
                    .maxValue(settings.maxValue());
            config = config.parts(
                    settings.bytes("part-size", config.partSize()), settings.integer("parallel", config.parallel()));
            return login(config, uri.userInfo(), settings);
        } catch (IllegalArgumentException e) {
            throw invalid(e.getMessage() + " (s3:)");
        }
    }

    private static String prefix(String path) throws BackendException {
        String rest = path.startsWith("/") ? path.substring(1) : path;
        String prefix = rest.isEmpty() || rest.endsWith("/") ? rest : rest + "/";
        Keys.checkPrefix(prefix);
        return prefix;
    }

    private static @Nullable URI endpoint(Settings settings) throws BackendException {
        Optional<String> text = settings.string("endpoint");
        try {
            return text.isEmpty() ? null : new URI(text.get());
        } catch (URISyntaxException e) {
            throw invalid("s3: needs http://host:port or https://host:port for 'endpoint'");
        }
    }

    private static S3Config login(S3Config config, @Nullable String info, Settings settings) throws BackendException {
        String profile = settings.string("profile").orElse(null);
        Optional<String> key = settings.string("access-key");
        Optional<Secret> secret = settings.secret("secret-key");
        Optional<Secret> token = settings.secret("session-token");
        int colon = info == null ? -1 : info.indexOf(':');
        if (info != null && colon <= 0) {
            throw invalid("Before the @ of an s3: URI stands access-key:secret-key");
        }
        if (info != null && key.isEmpty() && secret.isEmpty()) {
            key = Optional.of(info.substring(0, colon));
            secret = Optional.of(Secret.of(info.substring(colon + 1)));
        }
        return config.profile(profile).credentials(key.orElse(null), secret.orElse(null), token.orElse(null));
    }

    private static BackendException invalid(String message) {
        return new BackendException(ErrorKind.INVALID, message);
    }
}
