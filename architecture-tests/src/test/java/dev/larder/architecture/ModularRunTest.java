package dev.larder.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application with a module-info of its own, in a JVM of its own, on the module path. */
class ModularRunTest {
    /** What Larder brings at run time, by the beginnings of the names of its modules. */
    private static final Pattern RUNTIME = Pattern.compile(
            "(tools\\.jackson|com\\.fasterxml|com\\.esotericsoftware|org\\.objenesis|com\\.github|org\\.jspecify|org\\.snakeyaml)\\b.*|"
                    + "(kryo|minlog|objenesis|reflectasm|zstd)\\b.*");

    private static final String MODULE_INFO = """
            module app {
                requires dev.larder.store.config;
                exports app;
            }
            """;

    private static final String MAIN = """
            package app;

            import dev.larder.serde.Mode;
            import dev.larder.store.Options;
            import dev.larder.store.Store;
            import dev.larder.store.config.Stores;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.util.Optional;
            import java.util.UUID;

            public class Main {
                public record User(String name, int age) {}

                public static void main(String[] uris) throws Exception {
                    for (String uri : uris) {
                        try (Store store = Store.open(uri)) {
                            User user = new User("Ada", 36);
                            store.put("user", user);
                            check(store.get("user", User.class), user);
                            store.put("text", "hello");
                            check(store.pop("text"), "hello");
                            check(store.get("text"), null);
                            UUID id = new UUID(1, 2);
                            store.put("id", id, Options.mode(Mode.BINARY));
                            check(store.get("id"), id);
                            System.out.println(store + " " + Store.class.getModule());
                        }
                    }
                    Path file = Files.writeString(Path.of("stores.yaml"), "stores: {a: {uri: 'memory:', layers: [observed]}}");
                    try (Stores stores = Stores.from(file)) {
                        stores.open().put("k", "v");
                        System.out.println(stores.open() + " " + Stores.class.getModule());
                    }
                }

                static void check(Optional<?> found, Object wanted) {
                    if (!found.equals(Optional.ofNullable(wanted))) {
                        throw new AssertionError(found + " instead of " + wanted);
                    }
                }
            }
            """;

    @Test
    void anApplicationOnTheModulePathFindsTheDrivers(@TempDir Path temp) {
        String libraries = modulePath();
        Path app = Compiling.compile(
                temp.resolve("app"), Map.of("module-info", MODULE_INFO, "app.Main", MAIN), List.of("-p", libraries));
        List<String> command = new ArrayList<>(List.of(Ran.java(), "-Xmx128m", "-XX:TieredStopAtLevel=1"));
        command.addAll(
                List.of("-p", libraries + File.pathSeparator + app, "-m", "app/app.Main", "memory:", "file:data"));
        Ran ran = Ran.in(temp, command);
        assertThat(ran.out().lines())
                .hasSize(3)
                .allMatch(line -> line.matches(
                        "(memory:|file:.*data|observed > memory:) module dev\\.larder\\.store(\\.config)?"));
        assertThat(ran.code()).isZero();
    }

    @Test
    void withoutADriverItSaysWhichToAdd(@TempDir Path temp) {
        String libraries = modulePathWithout("store-fs");
        Path app = Compiling.compile(
                temp.resolve("app"), Map.of("module-info", MODULE_INFO, "app.Main", MAIN), List.of("-p", libraries));
        Ran ran =
                Ran.in(temp, Ran.java(), "-p", libraries + File.pathSeparator + app, "-m", "app/app.Main", "file:data");
        assertThat(ran.out()).contains("No backend for scheme 'file'", "memory", "Add larder-store-fs");
        assertThat(ran.code()).isNotZero();
    }

    private static final String HTTP_MAIN = """
            package app;

            import dev.larder.store.http.*;
            import java.net.URI;
            import java.time.Instant;
            import java.util.List;

            public class Main {
                public static void main(String[] none) {
                    StoredResponse response = new StoredResponse(200, List.of(new Header("A", "b")), new byte[1], null, null);
                    StoredRequest request = new StoredRequest("GET", URI.create("http://a/"), List.of(), null, null);
                    ExchangeMetadata metadata = new ExchangeMetadata("k", Instant.EPOCH, 1);
                    for (var format : List.of(HttpExchangeSerializer.json(), HttpExchangeSerializer.binary())) {
                        StoredExchange read = format.loads(format.dumps(response, request, metadata));
                        System.out.println(read.equals(new StoredExchange(response, request, metadata)));
                    }
                    try {
                        HttpExchangeSerializer.yaml();
                    } catch (dev.larder.store.StoreException e) {
                        System.out.println(e.kind());
                    }
                }
            }
            """;

    /** The records are open to the formats, and YAML's library is optional. */
    @Test
    void exchangesAreWrittenAndReadOnTheModulePath(@TempDir Path temp) {
        String libraries = modulePathWithout("store-config|snakeyaml");
        Map<String, String> sources =
                Map.of("module-info", "module app { requires dev.larder.store.http; }", "app.Main", HTTP_MAIN);
        Path app = Compiling.compile(temp.resolve("app"), sources, List.of("-p", libraries));
        Ran ran = Ran.in(temp, Ran.java(), "-p", libraries + File.pathSeparator + app, "-m", "app/app.Main");
        assertThat(ran.out().lines()).containsExactly("true", "true", "UNSUPPORTED");
        assertThat(ran.code()).isZero();
    }

    private static String modulePathWithout(String some) {
        return Stream.of(modulePath().split(File.pathSeparator))
                .filter(path -> !path.matches(".*(" + some + ").*"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String modulePath() {
        Stream<Path> own = Project.libraries().stream()
                .map(Project.Module::classes)
                .filter(path -> path.toString()
                        .matches(".*(serde|store-api|store-config|store-memory|store-fs|store-http).target.classes"));
        Stream<Path> others = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.toString().endsWith(".jar")
                        && RUNTIME.matcher(moduleName(path)).matches());
        return Stream.concat(own, others).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static String moduleName(Path jar) {
        try {
            return ModuleFinder.of(jar).findAll().iterator().next().descriptor().name();
        } catch (FindException e) {
            return ""; // no jar that the module path would take
        }
    }
}
