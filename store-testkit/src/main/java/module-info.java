/** The contract of a backend, as a JUnit kit. */
module dev.larder.store.testkit {
    requires static transitive org.jspecify;
    requires transitive dev.larder.store;
    requires transitive org.junit.jupiter.api;
    requires transitive org.junit.jupiter.params;
    requires org.assertj.core;

    exports dev.larder.store.testkit;
    exports dev.larder.store.testkit.junit;

    opens dev.larder.store.testkit to
            org.junit.platform.commons;
    opens dev.larder.store.testkit.junit to
            org.junit.platform.commons;
}
