package dev.larder.store.s3.fake;

import java.util.Map;
import java.util.TreeMap;

/** A refusal in S3's own words: the status and the code of its error document. */
final class S3Error extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    S3Error(int status, String code) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
    }

    static S3Error preconditionFailed() {
        return new S3Error(412, "PreconditionFailed");
    }

    static S3Error noSuchKey() {
        return new S3Error(404, "NoSuchKey");
    }

    String code() {
        return code;
    }

    Reply reply(Request request) {
        return reply(status, code, request);
    }

    /** An error document under any status, 200 included; a HEAD has no body to carry one. */
    static Reply reply(int status, String code, Request request) {
        Map<String, String> headers = new TreeMap<>();
        if (status == 304 || request.verb() == Verb.HEAD_OBJECT || request.verb() == Verb.HEAD_BUCKET) {
            return new Reply(status, headers, Content.EMPTY);
        }
        Xml xml = new Xml("Error", false)
                .text("Code", code)
                .text("Message", "Played by the fake: " + code)
                .text("Key", request.key())
                .text("BucketName", request.bucket())
                .text("RequestId", "FAKE");
        return Reply.xml(status, xml);
    }
}
