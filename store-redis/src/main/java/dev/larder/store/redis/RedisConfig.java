package dev.larder.store.redis;

import static java.util.Objects.requireNonNull;

import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a Redis backend is opened. Immutable; begin with {@link #of}, {@link #unix}, {@link #sentinel} or {@link #cluster}.
 *
 * @param deployment what the hosts are
 * @param hosts names or addresses, each with {@code :port} or without, IPv6 addresses in brackets; empty with a unix socket
 * @param unix the path of a unix socket, or null
 * @param master the name that the Sentinels know the primary by; null without Sentinel
 * @param database the number of the database; a cluster has only 0
 * @param prefix what stands before every key in Redis; any beginning of a key, or empty
 * @param user the user, or null for the default one
 * @param password the password, or null
 * @param sentinelPassword the password of the Sentinels themselves, or null
 * @param tls whether connections are encrypted; certificates and host names are checked then
 * @param caFile PEM certificates that the server's must come from, or null for those that Java trusts
 * @param timeout how long one call may take
 * @param connectTimeout how long a connection may take to be made
 * @param queue how many commands may wait for their answers; more are refused
 * @param receipts whether a take can be asked again after its answer was lost; costs a second small command
 * @param maxValue the most bytes that one value may have
 * @param refresh how often at most a cluster's layout is read again when something hints at a change
 */
public record RedisConfig(
        Deployment deployment,
        List<String> hosts,
        @Nullable String unix,
        @Nullable String master,
        int database,
        String prefix,
        @Nullable String user,
        @Nullable Secret password,
        @Nullable Secret sentinelPassword,
        boolean tls,
        @Nullable Path caFile,
        Duration timeout,
        Duration connectTimeout,
        int queue,
        boolean receipts,
        long maxValue,
        Duration refresh) {
    public RedisConfig {
        requireNonNull(deployment, "deployment");
        hosts = List.copyOf(hosts);
        requireNonNull(prefix, "prefix");
        require(
                (unix == null) != hosts.isEmpty(),
                "Redis is reached at hosts or over a unix socket: give one of the two");
        require(
                unix == null || (deployment == Deployment.STANDALONE && !tls),
                "A unix socket leads to one server, without TLS");
        require((deployment == Deployment.SENTINEL) == (master != null), "Sentinel, and only Sentinel, needs master");
        require(deployment != Deployment.CLUSTER || database == 0, "A Redis cluster has no database but 0");
        require(database >= 0, "The number of a database is not negative");
        require(user == null || password != null, "A user needs a password");
        require(tls || caFile == null, "ca-file is for TLS (rediss:)");
        require(deployment == Deployment.SENTINEL || sentinelPassword == null, "sentinel-password is for Sentinel");
        require(positive(timeout) && positive(connectTimeout) && positive(refresh), "Durations are above zero");
        require(
                queue > 0 && maxValue > 0 && maxValue <= 512L << 20,
                "queue and max-value are above zero, max-value at most 512MiB");
    }

    private static boolean positive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * {@return one server}
     *
     * @param host the host, or {@code host:port}
     */
    public static RedisConfig of(String host) {
        return new Draft(Deployment.STANDALONE, List.of(host), null, null).build();
    }

    /**
     * {@return one server on this machine, over a unix socket}
     *
     * @param path the socket
     */
    public static RedisConfig unix(String path) {
        return new Draft(Deployment.STANDALONE, List.of(), path, null).build();
    }

    /**
     * {@return the primary that Sentinels know by a name}
     *
     * @param master the name
     * @param hosts the Sentinels, each with {@code :port} or without
     */
    public static RedisConfig sentinel(String master, List<String> hosts) {
        return new Draft(Deployment.SENTINEL, hosts, null, master).build();
    }

    /**
     * {@return a cluster}
     *
     * @param hosts some of its nodes, each with {@code :port} or without
     */
    public static RedisConfig cluster(List<String> hosts) {
        return new Draft(Deployment.CLUSTER, hosts, null, null).build();
    }

    /**
     * {@return this with another database}
     *
     * @param number the number
     */
    public RedisConfig database(int number) {
        return with(draft -> draft.database = number);
    }

    /**
     * {@return this with a prefix before every key}
     *
     * @param text any beginning of a key, such as {@code app/}, or empty
     */
    public RedisConfig prefix(String text) {
        return with(draft -> draft.prefix = text);
    }

    /**
     * {@return this with credentials}
     *
     * @param name the user, or null for the default one
     * @param secret the password, or null
     */
    public RedisConfig login(@Nullable String name, @Nullable Secret secret) {
        return with(draft -> {
            draft.user = name;
            draft.password = secret;
        });
    }

    /**
     * {@return this with the password of the Sentinels}
     *
     * @param secret the password, or null
     */
    public RedisConfig sentinelPassword(@Nullable Secret secret) {
        return with(draft -> draft.sentinelPassword = secret);
    }

    /**
     * {@return this with encrypted connections}
     *
     * @param file PEM certificates that the server's must come from, or null for those that Java trusts
     */
    public RedisConfig tls(@Nullable Path file) {
        return with(draft -> {
            draft.tls = true;
            draft.caFile = file;
        });
    }

    /**
     * {@return this with another time that one call may take}
     *
     * @param duration above zero
     */
    public RedisConfig timeout(Duration duration) {
        return with(draft -> draft.timeout = duration);
    }

    /**
     * {@return this with another time that a connection may take to be made}
     *
     * @param duration above zero
     */
    public RedisConfig connectTimeout(Duration duration) {
        return with(draft -> draft.connectTimeout = duration);
    }

    /**
     * {@return this with another bound on waiting commands}
     *
     * @param commands above zero
     */
    public RedisConfig queue(int commands) {
        return with(draft -> draft.queue = commands);
    }

    /**
     * {@return this with or without receipts}
     *
     * @param wanted whether a take can be asked again
     */
    public RedisConfig receipts(boolean wanted) {
        return with(draft -> draft.receipts = wanted);
    }

    /**
     * {@return this with another limit on values}
     *
     * @param bytes above zero, at most 512 MiB
     */
    public RedisConfig maxValue(long bytes) {
        return with(draft -> draft.maxValue = bytes);
    }

    /**
     * {@return this with another pause between readings of a cluster's layout}
     *
     * @param duration above zero
     */
    public RedisConfig refresh(Duration duration) {
        return with(draft -> draft.refresh = duration);
    }

    private RedisConfig with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.build();
    }

    /** {@return the place as a URI, with what may be secret masked} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(
                switch (deployment) {
                    case STANDALONE -> tls ? "rediss:" : "redis:";
                    case SENTINEL -> "redis-sentinel:";
                    case CLUSTER -> "redis-cluster:";
                });
        text.append("//").append(password == null ? "" : "***@").append(String.join(",", hosts));
        text.append(deployment == Deployment.CLUSTER ? "" : "/" + database);
        text.append(prefix.isEmpty() ? "" : "/" + Keys.display(prefix));
        text.append(unix == null ? "" : "?unix=" + unix);
        return text.append(master == null ? "" : "?master=" + master).toString();
    }

    /** What the hosts are. */
    public enum Deployment {
        /** One server. */
        STANDALONE,
        /** Sentinels, which know the server that is the primary now. */
        SENTINEL,
        /** Nodes of a cluster. */
        CLUSTER
    }

    private static final class Draft {
        private final Deployment deployment;
        private final List<String> hosts;
        private final @Nullable String unix;
        private final @Nullable String master;
        private int database;
        private String prefix = "";
        private @Nullable String user;
        private @Nullable Secret password;
        private @Nullable Secret sentinelPassword;
        private boolean tls;
        private @Nullable Path caFile;
        private Duration timeout = Duration.ofSeconds(5);
        private Duration connectTimeout = Duration.ofSeconds(2);
        private int queue = 10_000;
        private boolean receipts = true;
        private long maxValue = 64L << 20;
        private Duration refresh = Duration.ofSeconds(1);

        Draft(Deployment deployment, List<String> hosts, @Nullable String unix, @Nullable String master) {
            this.deployment = deployment;
            this.hosts = hosts;
            this.unix = unix;
            this.master = master;
        }

        Draft(RedisConfig config) {
            this(config.deployment, config.hosts, config.unix, config.master);
            this.database = config.database;
            this.prefix = config.prefix;
            this.user = config.user;
            this.password = config.password;
            this.sentinelPassword = config.sentinelPassword;
            this.tls = config.tls;
            this.caFile = config.caFile;
            this.timeout = config.timeout;
            this.connectTimeout = config.connectTimeout;
            this.queue = config.queue;
            this.receipts = config.receipts;
            this.maxValue = config.maxValue;
            this.refresh = config.refresh;
        }

        RedisConfig build() {
            return new RedisConfig(
                    deployment,
                    hosts,
                    unix,
                    master,
                    database,
                    prefix,
                    user,
                    password,
                    sentinelPassword,
                    tls,
                    caFile,
                    timeout,
                    connectTimeout,
                    queue,
                    receipts,
                    maxValue,
                    refresh);
        }
    }
}
