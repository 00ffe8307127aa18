package dev.larder.reliability.mutants;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Replaces with a conditional put and leaves it to the SDK to send it again. */
final class RepeatingSdk extends Broken {
    private final S3Client client;
    private final String bucket;

    /**
     * A backend of this kind.
     *
     * @param again whether the SDK may send again; without, it is no mutant
     */
    RepeatingSdk(Backend inner, URI endpoint, String bucket, boolean again) {
        super(inner);
        this.bucket = bucket;
        this.client = S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .overrideConfiguration(o -> o.retryStrategy(
                        again ? AwsRetryStrategy.standardRetryStrategy() : AwsRetryStrategy.doNotRetry()))
                .build();
    }

    @Override
    public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
        Version expected = write.guard().version();
        if (write.guard().kind() != Guard.Kind.VERSION || expected == null) {
            return inner.put(key, value, write);
        }
        try {
            PutObjectResponse put = client.putObject(
                    b -> b.bucket(bucket).key(key).ifMatch("\"" + expected.token() + "\""),
                    RequestBody.fromBytes(value));
            return Optional.of(new Version(put.eTag().replace("\"", "")));
        } catch (AwsServiceException e) {
            if (e.statusCode() == 412 || e.statusCode() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public ErrorKind classify(Exception e) {
        return e instanceof SdkException ? ErrorKind.OUTCOME_UNKNOWN : super.classify(e);
    }

    @Override
    public void close() throws Exception {
        client.close();
        inner.close();
    }
}
