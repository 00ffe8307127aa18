package dev.larder.store.s3;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.S3ServiceClientConfiguration;

/** Makes the client of a configuration. */
final class Clients {
    /** Most servers other than AWS take any region; this is what they call theirs. */
    private static final String ELSEWHERE = "us-east-1";

    private static final Duration CONNECT = Duration.ofSeconds(2);

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]|localhost");

    private Clients() {}

    static S3Client open(S3Config config) throws BackendException {
        URI endpoint = config.endpoint();
        S3ClientBuilder builder = S3Client.builder()
                .region(region(config))
                .credentialsProvider(credentials(config))
                .forcePathStyle(pathStyle(config))
                .overrideConfiguration(
                        o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()).addExecutionInterceptor(new Expecting()))
                .serviceConfiguration(s -> service(s, endpoint))
                .httpClientBuilder(http(config));
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        if (checksums(config) == S3Config.Checksums.WHEN_REQUIRED) {
            builder.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                    .addPlugin(LegacyMd5Plugin.create());
        }
        return builder.build();
    }

    private static void service(S3Configuration.Builder service, @Nullable URI endpoint) {
        service.expectContinueThresholdInBytes(1L);
        if (endpoint != null) {
            // What older servers, and many newer ones, do not take: bodies in signed chunks, with checksums behind
            // them.
            service.chunkedEncodingEnabled(false);
        }
    }

    /** A client that sends where another does, if it were not that nothing is sent: it asks no one, not even for credentials. */
    static S3Client rehearsing(S3Client like, String bucket, SdkHttpClient http) {
        S3ServiceClientConfiguration known = like.serviceClientConfiguration();
        String path = like.utilities().getUrl(u -> u.bucket(bucket).key("k")).getPath();
        S3ClientBuilder builder = S3Client.builder()
                .region(known.region())
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .disableS3ExpressSessionAuth(true)
                .forcePathStyle(path.startsWith("/" + bucket + "/"))
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClient(http);
        known.endpointOverride().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static Apache5HttpClient.Builder http(S3Config config) {
        Duration timeout = config.timeout();
        return Apache5HttpClient.builder()
                .expectContinueEnabled(false) // it is the S3 client that asks, of which Expecting may take it
                .maxConnections(16 * config.parallel() + 64)
                .connectionTimeout(timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT)
                .connectionAcquisitionTimeout(timeout)
                .socketTimeout(timeout);
    }

    /** Whether the checksums of what is read are checked. */
    static boolean validates(S3Config config) {
        return checksums(config) == S3Config.Checksums.WHEN_SUPPORTED;
    }

    private static S3Config.Checksums checksums(S3Config config) {
        S3Config.Checksums given = config.checksums();
        if (given != null) {
            return given;
        }
        return config.endpoint() == null ? S3Config.Checksums.WHEN_SUPPORTED : S3Config.Checksums.WHEN_REQUIRED;
    }

    /** An address has no subdomains, so the bucket cannot stand before it. */
    static boolean pathStyle(S3Config config) {
        Boolean given = config.pathStyle();
        if (given != null) {
            return given;
        }
        URI endpoint = config.endpoint();
        return endpoint != null && ADDRESS.matcher(endpoint.getHost()).matches();
    }

    private static Region region(S3Config config) throws BackendException {
        String given = config.region();
        if (given != null) {
            return Region.of(given);
        }
        if (config.endpoint() != null) {
            return Region.of(SdkSystemSetting.AWS_REGION.getStringValue().orElse(ELSEWHERE));
        }
        try {
            return DefaultAwsRegionProviderChain.builder()
                    .profileName(config.profile())
                    .build()
                    .getRegion();
        } catch (SdkClientException e) {
            throw new BackendException(
                    ErrorKind.INVALID,
                    "s3: needs 'region': neither the environment nor a profile names one; or 'endpoint' for another server",
                    e);
        }
    }

    private static AwsCredentialsProvider credentials(S3Config config) {
        String key = config.accessKey();
        Secret secret = config.secretKey();
        @Nullable Secret token = config.sessionToken();
        if (key != null && secret != null) {
            return StaticCredentialsProvider.create(
                    token == null
                            ? AwsBasicCredentials.create(key, secret.reveal())
                            : AwsSessionCredentials.create(key, secret.reveal(), token.reveal()));
        }
        String profile = config.profile();
        return profile == null
                ? DefaultCredentialsProvider.builder().build()
                : ProfileCredentialsProvider.create(profile);
    }
}
