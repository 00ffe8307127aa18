package dev.larder.store.s3.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A plain client of the SDK as it comes, without retries. */
final class Sdk {

    private Sdk() {}

    static S3Client client(URI endpoint) {
        return builder(endpoint)
                .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    /** As one speaks to servers that are not AWS. */
    static S3Client withoutTrailers(URI endpoint) {
        return builder(endpoint)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    static S3ClientBuilder builder(URI endpoint) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
    }

    static ObjectIdentifier id(String key) {
        return ObjectIdentifier.builder().key(key).build();
    }

    static ObjectIdentifier id(String key, String tag) {
        return ObjectIdentifier.builder().key(key).eTag(tag).build();
    }

    static void isError(Throwable e, int status, String code) {
        assertThat(e).isInstanceOf(S3Exception.class);
        assertThat(((S3Exception) e).statusCode()).isEqualTo(status);
        assertThat(((S3Exception) e).awsErrorDetails().errorCode()).isEqualTo(code);
    }
}
