/** A backend on S3. */
module dev.larder.store.s3 {
    requires static transitive org.jspecify;
    requires transitive dev.larder.store;
    requires transitive software.amazon.awssdk.services.s3;
    requires software.amazon.awssdk.auth;
    requires software.amazon.awssdk.awscore;
    requires software.amazon.awssdk.core;
    requires software.amazon.awssdk.http;
    requires software.amazon.awssdk.http.apache5;
    requires software.amazon.awssdk.regions;

    exports dev.larder.store.s3;

    provides dev.larder.store.backend.BackendFactory with
            dev.larder.store.s3.S3BackendFactory;
}
