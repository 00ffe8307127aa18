/** Stores from the command line. */
module dev.larder.store.cli {
    requires static transitive org.jspecify;
    requires dev.larder.store;
    requires dev.larder.store.config;
    requires dev.larder.store.fs;
    requires dev.larder.store.http;
    requires info.picocli;
    requires me.tongfei.progressbar;

    exports dev.larder.store.cli;

    opens dev.larder.store.cli to
            info.picocli;
}
