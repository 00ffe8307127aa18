package dev.larder.store.http;

import dev.larder.store.StoreException;
import dev.larder.store.backend.ErrorKind;

/** Whether the optional library is there that reads YAML. */
final class YamlLibrary {
    private static final String PARSER = "org.snakeyaml.engine.v2.parser.ParserImpl";

    private YamlLibrary() {}

    static HttpExchangeSerializer required(HttpExchangeSerializer yaml) {
        try {
            Class.forName(PARSER, false, YamlLibrary.class.getClassLoader());
            return yaml;
        } catch (ClassNotFoundException e) {
            throw StoreException.of(
                    ErrorKind.UNSUPPORTED,
                    "yaml",
                    null,
                    "larder-store-http",
                    "The YAML library is not on the class path; add org.snakeyaml:snakeyaml-engine, or use json() or binary()",
                    e);
        }
    }
}
