package dev.larder.store.s3;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** Every request that is ever sent to a bucket, built in one place. */
final class Requests {
    private final String bucket;
    private final @Nullable ChecksumMode checksums;

    /**
     * Of a bucket.
     *
     * @param validated whether the checksums that are stored beside objects are asked for, so that the client checks them
     */
    Requests(String bucket, boolean validated) {
        this.bucket = bucket;
        this.checksums = validated ? ChecksumMode.ENABLED : null;
    }

    /** GET, all of an object. */
    GetObjectRequest.Builder get(String name) {
        return GetObjectRequest.builder().bucket(bucket).key(name).checksumMode(checksums);
    }

    /**
     * GET, part of an object.
     *
     * @param range {@code bytes=first-last}, or null for all
     * @param etag that of the object that the part must be of, as the server told it, or null for any
     */
    GetObjectRequest.Builder get(String name, @Nullable String range, @Nullable String etag) {
        return get(name).range(range).ifMatch(etag);
    }

    /** HEAD of the bucket itself. */
    HeadBucketRequest.Builder headBucket() {
        return HeadBucketRequest.builder().bucket(bucket);
    }

    HeadObjectRequest.Builder head(String name) {
        return HeadObjectRequest.builder().bucket(bucket).key(name);
    }

    /** PUT, where a condition holds. */
    PutObjectRequest.Builder put(String name, Stamp stamp, String mediaType, Condition condition) {
        return PutObjectRequest.builder()
                .bucket(bucket)
                .key(name)
                .contentType(mediaType)
                .metadata(stamp.metadata())
                .ifNoneMatch(condition.ifNoneMatch())
                .ifMatch(condition.ifMatch());
    }

    /** DELETE, where a condition holds. */
    DeleteObjectRequest.Builder delete(String name, Condition condition) {
        return DeleteObjectRequest.builder().bucket(bucket).key(name).ifMatch(condition.ifMatch());
    }

    /** POST ?delete, up to 1,000 objects; the answer tells what was not deleted. */
    DeleteObjectsRequest.Builder deleteAll(Collection<String> names) {
        List<ObjectIdentifier> objects = names.stream()
                .map(name -> ObjectIdentifier.builder().key(name).build())
                .toList();
        return DeleteObjectsRequest.builder()
                .bucket(bucket)
                .delete(d -> d.objects(objects).quiet(true));
    }

    /**
     * GET ?list-type=2.
     *
     * @param after the name that the page begins behind, or null for the first page
     */
    ListObjectsV2Request.Builder list(String prefix, @Nullable String after, int limit) {
        return ListObjectsV2Request.builder()
                .bucket(bucket)
                .prefix(prefix)
                .startAfter(after)
                .maxKeys(limit)
                .encodingType(EncodingType.URL);
    }

    /** POST ?uploads. */
    CreateMultipartUploadRequest.Builder begin(String name, Stamp stamp, String mediaType) {
        return CreateMultipartUploadRequest.builder()
                .bucket(bucket)
                .key(name)
                .contentType(mediaType)
                .metadata(stamp.metadata());
    }

    /** PUT ?partNumber. */
    UploadPartRequest.Builder part(String name, String upload, int number) {
        return UploadPartRequest.builder()
                .bucket(bucket)
                .key(name)
                .uploadId(upload)
                .partNumber(number);
    }

    /** POST ?uploadId, where a condition holds. */
    CompleteMultipartUploadRequest.Builder complete(
            String name, String upload, List<CompletedPart> parts, Condition condition) {
        return CompleteMultipartUploadRequest.builder()
                .bucket(bucket)
                .key(name)
                .uploadId(upload)
                .multipartUpload(m -> m.parts(parts))
                .ifNoneMatch(condition.ifNoneMatch())
                .ifMatch(condition.ifMatch());
    }

    /** DELETE ?uploadId. */
    AbortMultipartUploadRequest.Builder abort(String name, String upload) {
        return AbortMultipartUploadRequest.builder().bucket(bucket).key(name).uploadId(upload);
    }
}
