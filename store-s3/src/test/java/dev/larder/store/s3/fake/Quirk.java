package dev.larder.store.s3.fake;

import java.util.EnumSet;
import java.util.Set;

/** What servers do otherwise than AWS. */
public enum Quirk {
    /** A conditional DELETE deletes whatever is there (MinIO, Ceph). */
    IGNORES_DELETE_CONDITION,
    /** CompleteMultipartUpload replaces whatever is there (Ceph). */
    IGNORES_COMPLETE_CONDITION,
    /** No condition counts for anything. */
    IGNORES_CONDITIONS,
    /** {@code If-Match} on an absent key is 412 rather than 404 (Ceph). */
    ABSENT_IS_412,
    /** A conditional DELETE of an absent key is 204 rather than 404 (Ceph, s3proxy). */
    ABSENT_DELETE_IS_204,
    /** An {@code If-Match} in quotes matches nothing (Ceph). */
    WANTS_UNQUOTED_TAGS,
    /** 400 to a body with a trailing checksum (Ceph). */
    REJECTS_TRAILERS,
    /** 501 to a conditional PUT (Swift). */
    CONDITIONAL_PUT_IS_501,
    /** 403 to every request with a condition: the caller may write, but not probe. */
    FORBIDS_CONDITIONS,
    /** 403 to every request that would change something. */
    READ_ONLY,
    /** {@code If-Match} is checked first and acted upon later (s3proxy): right one at a time, wrong in a race. */
    RACY_IF_MATCH,
    /** {@code If-None-Match: *} is checked first and acted upon later (S3Mock). */
    RACY_IF_NONE_MATCH,
    /** A repeated CompleteMultipartUpload is 404 NoSuchUpload rather than the first answer again. */
    FORGETS_COMPLETED_UPLOADS,
    /** {@code x-amz-te: append-md5} is passed over (every server but AWS). */
    APPENDS_NO_MD5;

    /** MinIO's deviations. */
    public static Set<Quirk> minio() {
        return EnumSet.of(IGNORES_DELETE_CONDITION, FORGETS_COMPLETED_UPLOADS, APPENDS_NO_MD5);
    }

    /** Those of Ceph's gateway. */
    public static Set<Quirk> ceph() {
        return EnumSet.of(
                IGNORES_DELETE_CONDITION,
                IGNORES_COMPLETE_CONDITION,
                ABSENT_IS_412,
                ABSENT_DELETE_IS_204,
                WANTS_UNQUOTED_TAGS,
                REJECTS_TRAILERS,
                FORGETS_COMPLETED_UPLOADS,
                APPENDS_NO_MD5);
    }
}
