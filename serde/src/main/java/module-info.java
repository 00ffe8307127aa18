/** Values to bytes and back. Knows no store. */
module dev.larder.serde {
    requires static transitive org.jspecify;
    requires transitive tools.jackson.databind;
    requires tools.jackson.module.blackbird;
    requires com.esotericsoftware.kryo;
    requires org.objenesis;
    requires jdk.unsupported; // objenesis makes instances by it
    requires com.github.luben.zstd_jni;

    exports dev.larder.serde;
    exports dev.larder.serde.binary;
    exports dev.larder.serde.json;
    exports dev.larder.serde.transform;
    exports dev.larder.serde.value;
}
