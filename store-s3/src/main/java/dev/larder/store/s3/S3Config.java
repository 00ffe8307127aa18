package dev.larder.store.s3;

import static java.util.Objects.requireNonNull;

import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How an S3 backend is opened. Immutable; begin with {@link #of}.
 *
 * @param bucket the bucket
 * @param prefix what stands before every key in the bucket; any beginning of a key, or empty
 * @param region the region, or null: that of the environment or the profile, with an endpoint {@code us-east-1}
 * @param endpoint where the server is, {@code http:} or {@code https:}, or null for AWS
 * @param pathStyle whether the bucket stands in the path instead of the host name, or null: where the endpoint is an address
 * @param accessKey the access key, or null for those of the profile or the environment
 * @param secretKey the secret key; null exactly if the access key is
 * @param sessionToken the token of temporary credentials, or null
 * @param profile the profile of the AWS configuration files to take region and credentials from, or null
 * @param conditions how it is found out what the server makes of conditional requests
 * @param checksums when requests carry checksums, or null: always on AWS, where they must elsewhere
 * @param partSize how many bytes a part of a streamed value has; from 5 MiB on, as S3 wants it
 * @param parallel how many parts of a streamed value are under way at once; each takes its size in memory
 * @param timeout how long one call may take; with streams, one part
 * @param maxValue the most bytes that one value may have where it is held in memory
 */
public record S3Config(
        String bucket,
        String prefix,
        @Nullable String region,
        @Nullable URI endpoint,
        @Nullable Boolean pathStyle,
        @Nullable String accessKey,
        @Nullable Secret secretKey,
        @Nullable Secret sessionToken,
        @Nullable String profile,
        Conditions conditions,
        @Nullable Checksums checksums,
        long partSize,
        int parallel,
        Duration timeout,
        long maxValue) {
    static final long LEAST_PART = 5L << 20;
    private static final long LONGEST_PART = 1L << 30;

    public S3Config {
        require(!bucket.isEmpty() && !bucket.contains("/"), "An S3 store needs the name of a bucket");
        requireNonNull(prefix, "prefix");
        require(
                endpoint == null
                        || (("http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme()))
                                && endpoint.getHost() != null
                                && endpoint.getUserInfo() == null
                                && endpoint.getQuery() == null),
                "An endpoint is http://host:port or https://host:port, without user and query");
        require((accessKey == null) == (secretKey == null), "access-key and secret-key go together");
        require(sessionToken == null || accessKey != null, "session-token goes with access-key and secret-key");
        require(
                profile == null || accessKey == null,
                "Credentials come from profile or from access-key, not from both");
        requireNonNull(conditions, "conditions");
        require(
                partSize >= LEAST_PART && partSize <= LONGEST_PART && parallel > 0 && parallel <= 64,
                "part-size is from 5MiB to 1GiB, parallel from 1 to 64");
        require(!timeout.isNegative() && !timeout.isZero() && maxValue > 0, "timeout and max-value are above zero");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * {@return a bucket, with everything else as it is by default}
     *
     * @param bucket the name of the bucket
     */
    public static S3Config of(String bucket) {
        return new Draft(requireNonNull(bucket, "bucket")).build();
    }

    /**
     * {@return this with a prefix before every key}
     *
     * @param text any beginning of a key, such as {@code app/}, or empty
     */
    public S3Config prefix(String text) {
        return with(draft -> draft.prefix = text);
    }

    /**
     * {@return this with another region}
     *
     * @param name the region, or null for that of the environment
     */
    public S3Config region(@Nullable String name) {
        return with(draft -> draft.region = name);
    }

    /**
     * {@return this at another server}
     *
     * @param uri where the server is, or null for AWS
     */
    public S3Config endpoint(@Nullable URI uri) {
        return with(draft -> draft.endpoint = uri);
    }

    /**
     * {@return this with the bucket in the path or in the host name}
     *
     * @param wanted whether it stands in the path, or null: where the endpoint is an address
     */
    public S3Config pathStyle(@Nullable Boolean wanted) {
        return with(draft -> draft.pathStyle = wanted);
    }

    /**
     * {@return this with credentials}
     *
     * @param key the access key, or null for those of the environment
     * @param secret the secret key, or null
     * @param token the token of temporary credentials, or null
     */
    public S3Config credentials(@Nullable String key, @Nullable Secret secret, @Nullable Secret token) {
        return with(draft -> {
            draft.accessKey = key;
            draft.secretKey = secret;
            draft.sessionToken = token;
        });
    }

    /**
     * {@return this with region and credentials of a profile}
     *
     * @param name the profile of the AWS configuration files, or null
     */
    public S3Config profile(@Nullable String name) {
        return with(draft -> draft.profile = name);
    }

    /**
     * {@return this with another way to find out what the server makes of conditional requests}
     *
     * @param way the way
     */
    public S3Config conditions(Conditions way) {
        return with(draft -> draft.conditions = way);
    }

    /**
     * {@return this with more or fewer checksums}
     *
     * @param when when requests carry them, or null: always on AWS, where they must elsewhere
     */
    public S3Config checksums(@Nullable Checksums when) {
        return with(draft -> draft.checksums = when);
    }

    /**
     * {@return this with other parts of streamed values}
     *
     * @param bytes how many bytes a part has, from 5 MiB to 1 GiB; 10,000 of them are the longest value
     * @param atOnce how many are under way at once, from 1 to 64
     */
    public S3Config parts(long bytes, int atOnce) {
        return with(draft -> {
            draft.partSize = bytes;
            draft.parallel = atOnce;
        });
    }

    /**
     * {@return this with another time that one call may take}
     *
     * @param duration above zero
     */
    public S3Config timeout(Duration duration) {
        return with(draft -> draft.timeout = duration);
    }

    /**
     * {@return this with another limit on values that are held in memory}
     *
     * @param bytes above zero
     */
    public S3Config maxValue(long bytes) {
        return with(draft -> draft.maxValue = bytes);
    }

    private S3Config with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.build();
    }

    /** {@return the place as a URI, with what may be secret masked} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("s3://").append(accessKey == null ? "" : "***@");
        text.append(Keys.display(bucket)).append(prefix.isEmpty() ? "" : "/" + Keys.display(prefix));
        text.append(endpoint == null ? "" : "?endpoint=" + endpoint);
        return text.toString();
    }

    /** How it is found out what the server makes of conditional requests. */
    public enum Conditions {
        /** A few requests on scratch keys before the first call that needs conditions, once for each bucket in a process. */
        PROBE,
        /** It is taken for granted that the server keeps to what AWS does. */
        TRUST,
        /** None are sent: what needs them is refused. */
        OFF
    }

    /** When requests carry checksums beside the signature. */
    public enum Checksums {
        /** Whenever the operation has them. */
        WHEN_SUPPORTED,
        /** Only where the operation cannot do without. */
        WHEN_REQUIRED
    }

    private static final class Draft {
        private final String bucket;
        private String prefix = "";
        private @Nullable String region;
        private @Nullable URI endpoint;
        private @Nullable Boolean pathStyle;
        private @Nullable String accessKey;
        private @Nullable Secret secretKey;
        private @Nullable Secret sessionToken;
        private @Nullable String profile;
        private Conditions conditions = Conditions.PROBE;
        private @Nullable Checksums checksums;
        private long partSize = 8L << 20;
        private int parallel = 4;
        private Duration timeout = Duration.ofSeconds(5);
        private long maxValue = 64L << 20;

        Draft(String bucket) {
            this.bucket = bucket;
        }

        Draft(S3Config config) {
            this(config.bucket);
            this.prefix = config.prefix;
            this.region = config.region;
            this.endpoint = config.endpoint;
            this.pathStyle = config.pathStyle;
            this.accessKey = config.accessKey;
            this.secretKey = config.secretKey;
            this.sessionToken = config.sessionToken;
            this.profile = config.profile;
            this.conditions = config.conditions;
            this.checksums = config.checksums;
            this.partSize = config.partSize;
            this.parallel = config.parallel;
            this.timeout = config.timeout;
            this.maxValue = config.maxValue;
        }

        S3Config build() {
            return new S3Config(
                    bucket,
                    prefix,
                    region,
                    endpoint,
                    pathStyle,
                    accessKey,
                    secretKey,
                    sessionToken,
                    profile,
                    conditions,
                    checksums,
                    partSize,
                    parallel,
                    timeout,
                    maxValue);
        }
    }
}
