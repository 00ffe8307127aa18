package dev.larder.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The library that reads YAML is optional. */
class YamlLibraryTest {
    @Test
    void withoutTheLibraryOnlyYamlIsRefused() throws Exception {
        URL[] path = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("snakeyaml"))
                .map(YamlLibraryTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            Class<?> formats = loader.loadClass(HttpExchangeSerializer.class.getName());
            assertThat(formats.getMethod("json").invoke(null)).isNotNull();
            assertThat(formats.getMethod("binary").invoke(null)).isNotNull();
            Throwable thrown = null;
            try {
                formats.getMethod("yaml").invoke(null);
            } catch (InvocationTargetException e) {
                thrown = e.getCause();
            }
            assertThat(thrown)
                    .hasMessageContaining("org.snakeyaml:snakeyaml-engine")
                    .hasMessageContaining("UNSUPPORTED");
            assertThat(thrown.getClass().getName()).isEqualTo("dev.larder.store.StoreException");
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
