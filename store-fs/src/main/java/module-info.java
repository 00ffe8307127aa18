/** A backend of plain files. */
module dev.larder.store.fs {
    requires static transitive org.jspecify;
    requires transitive dev.larder.store;

    exports dev.larder.store.fs;

    provides dev.larder.store.backend.BackendFactory with
            dev.larder.store.fs.FileBackendFactory;
}
