package dev.larder.store.redis;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.BackendFactory;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Secret;
import dev.larder.store.backend.Settings;
import dev.larder.store.backend.StoreUri;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Opens {@code redis:}, {@code rediss:}, {@code redis-sentinel:} and {@code redis-cluster:}. A password comes from the URI, from
 * the parameter {@code password}, or from the environment variable {@code LARDER_REDIS_PASSWORD}, the first that is there.
 */
public final class RedisBackendFactory implements BackendFactory {
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[^:\\[\\]/@]+)(:[0-9]{1,5})?");
    private static final Pattern DATABASE = Pattern.compile("[0-9]{1,9}");
    private static final String PASSWORD_VARIABLE = "LARDER_REDIS_PASSWORD";

    private final UnaryOperator<@Nullable String> environment;

    /** For {@link java.util.ServiceLoader}. */
    public RedisBackendFactory() {
        this(System::getenv);
    }

    RedisBackendFactory(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("redis", "rediss", "redis-sentinel", "redis-cluster");
    }

    @Override
    public Backend open(StoreUri uri, Settings settings) throws BackendException {
        return RedisBackend.open(config(uri, settings));
    }

    @Override
    public boolean check(StoreUri uri, Settings settings) throws BackendException {
        config(uri, settings);
        return true;
    }

    RedisConfig config(StoreUri uri, Settings settings) throws BackendException {
        try {
            return tuned(placed(uri, settings), uri, settings);
        } catch (IllegalArgumentException e) {
            throw invalid(e.getMessage() + " (" + uri.scheme() + ":)");
        }
    }

    private static RedisConfig placed(StoreUri uri, Settings settings) throws BackendException {
        boolean single = uri.scheme().equals("redis") || uri.scheme().equals("rediss");
        Optional<String> unix = single ? settings.string("unix") : Optional.empty();
        if (unix.isPresent()) {
            if (uri.host() != null && !uri.host().equals("localhost")) {
                throw invalid("A unix socket has no host: redis:///0/prefix?unix=/run/redis/redis.sock");
            }
            return RedisConfig.unix(unix.get());
        }
        List<String> hosts = hosts(uri);
        return switch (uri.scheme()) {
            case "redis-sentinel" ->
                RedisConfig.sentinel(
                        settings.string("master")
                                .orElseThrow(() -> invalid("redis-sentinel: needs 'master', the name of the primary")),
                        hosts);
            case "redis-cluster" -> RedisConfig.cluster(hosts);
            default -> RedisConfig.of(hosts.get(0));
        };
    }

    private static List<String> hosts(StoreUri uri) throws BackendException {
        String text = uri.host() == null ? "" : uri.host() + (uri.port() < 0 ? "" : ":" + uri.port());
        List<String> hosts = List.of(text.split(",", -1));
        boolean several = uri.scheme().startsWith("redis-");
        for (String host : hosts) {
            if (!HOST.matcher(host).matches() || port(host) > 65_535) {
                throw invalid("The place of a " + uri.scheme() + ": store is //host"
                        + (several ? ",host:port" : ":port") + "/...; a host is missing or has a wrong port");
            }
        }
        if (hosts.size() > 1 && !several) {
            throw invalid(uri.scheme() + ": has one host; several are for redis-sentinel: and redis-cluster:");
        }
        return hosts;
    }

    private static int port(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? Integer.parseInt(host.substring(colon + 1)) : 0;
    }

    private RedisConfig tuned(RedisConfig place, StoreUri uri, Settings settings) throws BackendException {
        RedisConfig config = path(place, uri.path())
                .timeout(settings.timeout())
                .maxValue(settings.maxValue())
                .connectTimeout(settings.duration("connect-timeout", place.connectTimeout()))
                .queue(settings.integer("queue", place.queue()))
                .receipts(settings.flag("receipts", true));
        config = login(config, uri, settings);
        Optional<String> caFile = settings.string("ca-file");
        boolean tls = uri.scheme().equals("rediss");
        if (uri.scheme().startsWith("redis-")) {
            tls = settings.flag("tls", caFile.isPresent());
        }
        if (caFile.isPresent() && !tls) {
            throw invalid("ca-file is for encrypted connections: rediss:, or tls=true with Sentinel and clusters");
        }
        if (tls) {
            config = config.tls(caFile.map(Path::of).orElse(null));
        }
        if (config.deployment() == RedisConfig.Deployment.SENTINEL) {
            config =
                    config.sentinelPassword(settings.secret("sentinel-password").orElse(null));
        }
        return config.deployment() == RedisConfig.Deployment.CLUSTER
                ? config.refresh(settings.duration("refresh", config.refresh()))
                : config;
    }

    /** A numeric first segment is the database, the rest the prefix. */
    private static RedisConfig path(RedisConfig config, String path) throws BackendException {
        String rest = path.startsWith("/") ? path.substring(1) : path;
        int slash = rest.indexOf('/');
        String first = slash < 0 ? rest : rest.substring(0, slash);
        RedisConfig placed = config;
        if (DATABASE.matcher(first).matches() && config.deployment() != RedisConfig.Deployment.CLUSTER) {
            placed = config.database(Integer.parseInt(first));
            rest = slash < 0 ? "" : rest.substring(slash + 1);
        }
        String prefix = rest.isEmpty() || rest.endsWith("/") ? rest : rest + "/";
        Keys.checkPrefix(prefix);
        return placed.prefix(prefix);
    }

    private RedisConfig login(RedisConfig config, StoreUri uri, Settings settings) throws BackendException {
        Optional<String> user = settings.string("user");
        Optional<Secret> password = settings.secret("password");
        String info = uri.userInfo();
        if (info != null) {
            if (user.isPresent() || password.isPresent()) {
                throw invalid("User and password stand either before the @ or in the parameters, not in both");
            }
            int colon = info.indexOf(':');
            user = colon <= 0 ? Optional.empty() : Optional.of(info.substring(0, colon));
            password = Optional.of(Secret.of(info.substring(colon + 1)));
        }
        if (password.isEmpty()) {
            password = Optional.ofNullable(environment.apply(PASSWORD_VARIABLE)).map(Secret::of);
        }
        return config.login(user.orElse(null), password.orElse(null));
    }

    private static BackendException invalid(String message) {
        return new BackendException(ErrorKind.INVALID, message);
    }
}
