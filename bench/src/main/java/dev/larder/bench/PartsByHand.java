package dev.larder.bench;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** An upload in parts as an application would write it with the SDK: of the same size as Larder's, as many at once. */
final class PartsByHand {
    private static final int PART = 8 << 20;
    private static final int AT_ONCE = 4;

    private PartsByHand() {}

    static void upload(S3Client s3, String bucket, String key, InputStream in) throws Exception {
        String id =
                s3.createMultipartUpload(begin -> begin.bucket(bucket).key(key)).uploadId();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        Semaphore permits = new Semaphore(AT_ONCE);
        try {
            List<Future<CompletedPart>> parts = new ArrayList<>();
            for (byte[] bytes = in.readNBytes(PART); bytes.length > 0; bytes = in.readNBytes(PART)) {
                byte[] part = bytes;
                int number = parts.size() + 1;
                permits.acquire();
                parts.add(threads.submit(() -> {
                    try {
                        String etag = s3.uploadPart(
                                        up -> up.bucket(bucket)
                                                .key(key)
                                                .uploadId(id)
                                                .partNumber(number),
                                        RequestBody.fromBytes(part))
                                .eTag();
                        return CompletedPart.builder()
                                .partNumber(number)
                                .eTag(etag)
                                .build();
                    } finally {
                        permits.release();
                    }
                }));
            }
            List<CompletedPart> done = new ArrayList<>();
            for (Future<CompletedPart> part : parts) {
                done.add(part.get());
            }
            s3.completeMultipartUpload(
                    end -> end.bucket(bucket).key(key).uploadId(id).multipartUpload(all -> all.parts(done)));
        } finally {
            threads.shutdown();
        }
    }
}
