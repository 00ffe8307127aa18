package dev.larder.bench;

import dev.larder.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3 server on this machine, a bucket for each space; by hand it is the client of the AWS SDK. */
final class S3Place implements Place {
    private static final int AT_ONCE = 8;

    private final S3Server server = new S3Server();

    S3Place() throws Exception {}

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public int mostKeys() {
        return 10_000;
    }

    @Override
    public boolean streams() {
        return true;
    }

    @Override
    public Sides open(int space, int keys, byte[] value) throws Exception {
        String bucket = "space-" + space;
        ByHand byHand = new ByHand(client(), bucket);
        byHand.s3().createBucket(create -> create.bucket(bucket));
        ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<?>> puts = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            String key = KEY + i;
            puts.add(executor.submit(() -> byHand.put(key, value)));
        }
        for (Future<?> put : puts) {
            put.get();
        }
        executor.shutdown();
        Store store = Store.open("s3://" + bucket + "?endpoint=" + server.endpoint
                + "&region=us-east-1&access-key=bench&secret-key=bench-secret&timeout=60s&max-value=1GiB");
        return new Sides(new StoreSide(store, false), byHand, new StoreSide(store, true));
    }

    private S3Client client() {
        return S3Client.builder()
                .endpointOverride(server.endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench-secret")))
                .forcePathStyle(true)
                .httpClientBuilder(Apache5HttpClient.builder())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
    }

    @Override
    public void close() throws Exception {
        server.close();
    }

    private record ByHand(S3Client s3, String bucket) implements Side {
        @Override
        public void put(String key, byte[] value) {
            s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(value));
        }

        @Override
        public byte[] get(String key) {
            return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArrayUnsafe();
        }

        @Override
        public void list(Consumer<String> each) {
            s3.listObjectsV2Paginator(list -> list.bucket(bucket))
                    .contents()
                    .forEach(object -> each.accept(object.key()));
        }

        @Override
        public void close() {
            s3.close();
        }
    }
}
