package dev.larder.store.s3.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The servers that can be started, and how. */
public enum Server {
    /** s3proxy on its store in memory. */
    S3PROXY("s3proxy") {
        @Override
        List<String> arguments(Path folder, int port) throws IOException {
            Path settings = Files.writeString(
                    folder.resolve("s3proxy.properties"),
                    String.join(
                            "\n",
                            "s3proxy.endpoint=http://127.0.0.1:" + port,
                            "s3proxy.authorization=aws-v2-or-v4",
                            "s3proxy.identity=" + RealS3.ACCESS_KEY,
                            "s3proxy.credential=" + RealS3.SECRET_KEY,
                            // The SDK sends headers that it does not know.
                            "s3proxy.ignore-unknown-headers=true",
                            "jclouds.provider=transient-nio2",
                            "jclouds.identity=any",
                            "jclouds.credential=any",
                            ""));
            Files.writeString(folder.resolve("logback.xml"), """
                    <configuration>
                      <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
                        <encoder><pattern>%d %level %logger %msg%n%ex</pattern></encoder>
                      </appender>
                      <root level="WARN"><appender-ref ref="OUT"/></root>
                    </configuration>
                    """);
            return List.of("org.gaul.s3proxy.Main", "--properties", settings.toString());
        }
    },

    /** S3Mock on files. */
    S3MOCK("s3mock") {
        @Override
        List<String> arguments(Path folder, int port) {
            return List.of(
                    "com.adobe.testing.s3mock.S3MockApplication",
                    "--server.port=0",
                    "--http.port=" + port,
                    "--logging.level.root=WARN",
                    "--com.adobe.testing.s3mock.store.root=" + folder.resolve("store"));
        }
    };

    private final String module;

    Server(String module) {
        this.module = module;
    }

    /** The main class and its arguments. */
    abstract List<String> arguments(Path folder, int port) throws IOException;

    /** The class path that the build wrote. */
    String classPath() throws IOException {
        Path file = Path.of(System.getProperty("larder.root"), "store-s3-servers", module, "target", "class-path");
        if (!Files.exists(file)) {
            throw new IllegalStateException("The class path of " + module + " is not there. Run Maven with"
                    + " `-pl store-s3 -am`: the module store-s3-servers/" + module + " writes it.");
        }
        return Files.readString(file).trim();
    }
}
