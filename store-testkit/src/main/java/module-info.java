/** The contract of a backend, as a JUnit kit. */
module dev.larder.store.testkit {
    requires static transitive org.jspecify;
    requires transitive dev.larder.store;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;

    exports dev.larder.store.testkit;
}
