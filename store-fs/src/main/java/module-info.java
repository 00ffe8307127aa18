/** A backend of plain files. */
module dev.larder.store.fs {
    requires static transitive org.jspecify;
    requires transitive dev.larder.store;

    exports dev.larder.store.fs;
}
