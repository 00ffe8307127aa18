package dev.larder.bench;

import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.Store;
import io.minio.DownloadObjectArgs;
import io.minio.GetObjectArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.UploadObjectArgs;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.opendal.Operator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.transfer.s3.S3TransferManager;

/** The clients of one S3 server, each as its own documentation has it used for short values and for files. */
final class S3Clients implements AutoCloseable {
    static final String BUCKET = "bench";

    /** What short values are compared with. */
    static final String BY_HAND = "sdk";

    private static final String REGION = "us-east-1";
    private static final String USER = "bench";
    private static final String SECRET = "bench-secret";

    /** What all of them can do. */
    interface Client {
        void put(String key, byte[] value) throws Exception;

        byte[] get(String key) throws Exception;

        void upload(String key, Path file) throws Exception;

        void download(String key, Path file) throws Exception;
    }

    private final URI endpoint;
    private final List<AutoCloseable> open = new ArrayList<>();

    S3Clients(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** Larder, told what the server can do instead of asking it when a call needs to know. */
    static final String TRUSTING = "larder (conditions=trust)";

    static final String TRUST = "&conditions=trust";

    /** Of short values, the first of which is held against. */
    static final List<String> OF_VALUES =
            List.of(BY_HAND, "sdk (control)", "larder", "transfer manager", "minio", "opendal");

    /** Of files, the first of which is held against: it is what the SDK has for them. */
    static final List<String> OF_FILES = List.of(
            "transfer manager", "transfer manager (control)", "larder", "sdk", "sdk (parts)", "minio", "opendal");

    /** Over TLS all but OpenDAL, which takes the certificates that it trusts from a variable of the environment. */
    Map<String, Client> all(List<String> names) throws Exception {
        Map<String, Client> clients = new LinkedHashMap<>();
        for (String name : names) {
            if (isSecure() && name.equals("opendal")) {
                continue;
            }
            clients.put(name, client(name));
        }
        return clients;
    }

    Client client(String name) throws Exception {
        return switch (name) {
            case Side.LARDER -> larder("");
            case TRUSTING -> larder(TRUST);
            case "transfer manager", "transfer manager (control)" -> new TransferManager(keep(crt()));
            case "minio" -> new Minio(minio());
            case "opendal" ->
                new OpenDal(keep(Operator.of(
                        "s3",
                        Map.of(
                                "bucket", BUCKET,
                                "endpoint", endpoint.toString(),
                                "region", REGION,
                                "access_key_id", USER,
                                "secret_access_key", SECRET))));
            case "sdk (parts)" -> new SdkParts(keep(sdk()));
            default -> new Sdk(keep(sdk()));
        };
    }

    private <C extends AutoCloseable> C keep(C client) {
        open.add(client);
        return client;
    }

    private static StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(USER, SECRET));
    }

    private boolean isSecure() {
        return "https".equals(endpoint.getScheme());
    }

    S3Client sdk() {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.of(REGION))
                .credentialsProvider(credentials())
                .forcePathStyle(true)
                .httpClientBuilder(Apache5HttpClient.builder())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
    }

    private S3AsyncClient crt() {
        return S3AsyncClient.crtBuilder()
                .endpointOverride(endpoint)
                .region(Region.of(REGION))
                .credentialsProvider(credentials())
                .forcePathStyle(true)
                .httpConfiguration(http -> http.trustAllCertificatesEnabled(isSecure()))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
    }

    /** {@return what Larder opens the bucket by} */
    static String uri(URI endpoint) {
        return "s3://" + BUCKET + "?endpoint=" + endpoint + "&region=" + REGION + "&access-key=" + USER + "&secret-key="
                + SECRET;
    }

    private MinioClient minio() throws Exception {
        MinioClient client = MinioClient.builder()
                .endpoint(endpoint.toString())
                .region(REGION)
                .credentials(USER, SECRET)
                .build();
        if (isSecure()) {
            client.ignoreCertCheck();
        }
        return client;
    }

    private Client larder(String settings) {
        Options.Chain<byte[]> raw = Options.mode(Mode.RAW).model(byte[].class);
        Store store = keep(Store.open(uri(endpoint) + "&timeout=60s&max-value=1GiB" + settings));
        return new Client() {
            @Override
            public void put(String key, byte[] value) {
                store.put(key, value, raw);
            }

            @Override
            public byte[] get(String key) {
                return store.get(key, raw).orElseThrow();
            }

            @Override
            public void upload(String key, Path file) {
                store.write(key, out -> Files.copy(file, out), Options.none());
            }

            @Override
            public void download(String key, Path file) throws Exception {
                try (InputStream in = store.read(key).orElseThrow()) {
                    // as the others do: an old file that is written over in place is forced to the disk when it is
                    // closed
                    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        };
    }

    private record Sdk(S3Client s3) implements Client {
        @Override
        public void put(String key, byte[] value) {
            s3.putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromBytes(value));
        }

        @Override
        public byte[] get(String key) {
            return s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asByteArrayUnsafe();
        }

        @Override
        public void upload(String key, Path file) {
            s3.putObject(put -> put.bucket(BUCKET).key(key), file);
        }

        @Override
        public void download(String key, Path file) throws Exception {
            Files.deleteIfExists(file);
            s3.getObject(get -> get.bucket(BUCKET).key(key), ResponseTransformer.toFile(file));
        }
    }

    /** As {@link Sdk}, but a file goes up as a stream whose length is not known before it ends, as Larder's do. */
    private record SdkParts(S3Client s3) implements Client {
        @Override
        public void put(String key, byte[] value) {
            new Sdk(s3).put(key, value);
        }

        @Override
        public byte[] get(String key) {
            return new Sdk(s3).get(key);
        }

        @Override
        public void upload(String key, Path file) throws Exception {
            try (InputStream in = Files.newInputStream(file)) {
                PartsByHand.upload(s3, BUCKET, key, in);
            }
        }

        @Override
        public void download(String key, Path file) throws Exception {
            new Sdk(s3).download(key, file);
        }
    }

    private record TransferManager(S3AsyncClient s3, S3TransferManager files) implements Client {
        TransferManager(S3AsyncClient s3) {
            this(s3, S3TransferManager.builder().s3Client(s3).build());
        }

        @Override
        public void put(String key, byte[] value) {
            s3.putObject(
                            put -> put.bucket(BUCKET).key(key),
                            software.amazon.awssdk.core.async.AsyncRequestBody.fromBytes(value))
                    .join();
        }

        @Override
        public byte[] get(String key) {
            return s3.getObject(
                            get -> get.bucket(BUCKET).key(key),
                            software.amazon.awssdk.core.async.AsyncResponseTransformer.toBytes())
                    .join()
                    .asByteArrayUnsafe();
        }

        @Override
        public void upload(String key, Path file) {
            files.uploadFile(up -> up.source(file)
                            .putObjectRequest(put -> put.bucket(BUCKET).key(key)))
                    .completionFuture()
                    .join();
        }

        @Override
        public void download(String key, Path file) {
            files.downloadFile(down -> down.destination(file)
                            .getObjectRequest(get -> get.bucket(BUCKET).key(key)))
                    .completionFuture()
                    .join();
        }
    }

    private record Minio(MinioClient s3) implements Client {
        @Override
        public void put(String key, byte[] value) throws Exception {
            s3.putObject(PutObjectArgs.builder().bucket(BUCKET).object(key).stream(
                            new ByteArrayInputStream(value), value.length, -1)
                    .build());
        }

        @Override
        public byte[] get(String key) throws Exception {
            try (InputStream in = s3.getObject(
                    GetObjectArgs.builder().bucket(BUCKET).object(key).build())) {
                return in.readAllBytes();
            }
        }

        @Override
        public void upload(String key, Path file) throws Exception {
            s3.uploadObject(UploadObjectArgs.builder()
                    .bucket(BUCKET)
                    .object(key)
                    .filename(file.toString())
                    .build());
        }

        @Override
        public void download(String key, Path file) throws Exception {
            s3.downloadObject(DownloadObjectArgs.builder()
                    .bucket(BUCKET)
                    .object(key)
                    .filename(file.toString())
                    .overwrite(true)
                    .build());
        }
    }

    private record OpenDal(Operator s3) implements Client {
        @Override
        public void put(String key, byte[] value) {
            s3.write(key, value);
        }

        @Override
        public byte[] get(String key) {
            return s3.read(key);
        }

        @Override
        public void upload(String key, Path file) throws Exception {
            try (OutputStream out = s3.createOutputStream(key, 8 << 20)) {
                Files.copy(file, out);
            }
        }

        @Override
        public void download(String key, Path file) throws Exception {
            try (InputStream in = s3.createInputStream(key)) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }
}
