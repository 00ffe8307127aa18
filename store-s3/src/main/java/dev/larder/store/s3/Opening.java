package dev.larder.store.s3;

import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.ErrorKind;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ServiceClientConfiguration;

/** What is asked before a backend is there. */
final class Opening {
    /** Answers that say that one may not list, not that one is unknown. */
    private static final Set<String> MAY_NOT_LIST = Set.of("AccessDenied", "Error", "Forbidden");

    private Opening() {}

    /**
     * Asks for the bucket. Only where the answer to a HEAD, which has no code, is not that it is there, a listing is asked for,
     * which says why. Who may not list may still get and put.
     */
    static void check(Reading reading, S3Config config) throws BackendException {
        if (!isThere(reading)) {
            list(reading, config);
        }
    }

    private static boolean isThere(Reading reading) throws BackendException {
        return reading.exchange.read(reading.exchange.until(), within -> {
            try {
                return !Trouble.isPage(reading.exchange.client.headBucket(reading.requests
                        .headBucket()
                        .overrideConfiguration(within)
                        .build()));
            } catch (AwsServiceException e) {
                return false;
            }
        });
    }

    private static void list(Reading reading, S3Config config) throws BackendException {
        try {
            new Lister(reading, config.prefix()).ask(config.prefix(), null, 1);
        } catch (BackendException e) {
            boolean allowed = e.kind() == ErrorKind.DENIED
                    && e.getCause() instanceof AwsServiceException answer
                    && MAY_NOT_LIST.contains(Trouble.code(answer));
            if (!allowed) {
                throw e;
            }
        }
    }

    /** What a verdict is about. */
    static String place(S3Client client, S3Config config) {
        S3ServiceClientConfiguration known = client.serviceClientConfiguration();
        return known.endpointOverride().map(Object::toString).orElse("aws") + " " + known.region() + " "
                + config.bucket();
    }

    static boolean isOfClient(Exception e) {
        return e instanceof SdkException;
    }
}
