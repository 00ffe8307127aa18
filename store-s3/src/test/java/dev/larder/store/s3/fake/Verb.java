package dev.larder.store.s3.fake;

import java.util.Map;

/** The operations of the fake, told apart as S3 does: by method, by path and by query. */
public enum Verb {
    PUT_OBJECT,
    GET_OBJECT,
    HEAD_OBJECT,
    DELETE_OBJECT,
    COPY_OBJECT,
    DELETE_OBJECTS,
    LIST_OBJECTS,
    CREATE_UPLOAD,
    UPLOAD_PART,
    COMPLETE_UPLOAD,
    ABORT_UPLOAD,
    LIST_UPLOADS,
    LIST_PARTS,
    CREATE_BUCKET,
    HEAD_BUCKET,
    OTHER;

    static Verb of(String method, boolean key, Map<String, String> query, Map<String, String> headers) {
        return key ? ofKey(method, query, headers) : ofBucket(method, query);
    }

    private static Verb ofKey(String method, Map<String, String> query, Map<String, String> headers) {
        boolean upload = query.containsKey("uploadId");
        return switch (method) {
            case "PUT" ->
                upload
                        ? UPLOAD_PART
                        : query.containsKey("acl") || query.containsKey("tagging")
                                ? OTHER
                                : headers.containsKey("x-amz-copy-source") ? COPY_OBJECT : PUT_OBJECT;
            case "GET" -> upload ? LIST_PARTS : GET_OBJECT;
            case "HEAD" -> HEAD_OBJECT;
            case "DELETE" -> upload ? ABORT_UPLOAD : DELETE_OBJECT;
            case "POST" -> query.containsKey("uploads") ? CREATE_UPLOAD : upload ? COMPLETE_UPLOAD : OTHER;
            default -> OTHER;
        };
    }

    private static Verb ofBucket(String method, Map<String, String> query) {
        return switch (method) {
            case "PUT" -> query.isEmpty() ? CREATE_BUCKET : OTHER;
            case "HEAD" -> HEAD_BUCKET;
            case "POST" -> query.containsKey("delete") ? DELETE_OBJECTS : OTHER;
            case "GET" ->
                query.containsKey("uploads") ? LIST_UPLOADS : "2".equals(query.get("list-type")) ? LIST_OBJECTS : OTHER;
            default -> OTHER;
        };
    }
}
