package dev.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples of the guides, run on a server that is started for them. */
class GuideTest {
    private static final Pattern SAMPLE = Pattern.compile("(?s)```java redis\n(.*?)```");
    private static final Pattern TYPES = Pattern.compile("(?s)```java redis-types\n(.*?)```");
    private static final Pattern EXPECTED = Pattern.compile("(?m)^(.*);\\s*// -> (.*)$");

    @ParameterizedTest
    @ValueSource(strings = {"redis", "records"})
    void theSamplesDoWhatTheySay(String name, @TempDir Path folder) throws Exception {
        String guide = Files.readString(Path.of(System.getProperty("larder.root", ".."), "docs", name + ".md"));
        String types =
                TYPES.matcher(guide).results().map(found -> found.group(1)).collect(Collectors.joining());
        Matcher samples = SAMPLE.matcher(guide);
        int count = 0;
        try (RedisProcess server = RedisProcess.start(RedisProcess.Version.JAR)) {
            while (samples.find()) {
                run(folder, "Sample" + count++, types, samples.group(1).replace("localhost:6379", server.host()));
            }
        }
        assertThat(count).isPositive();
    }

    private static void run(Path folder, String name, String types, String sample) throws Exception {
        String body = EXPECTED.matcher(sample).replaceAll("same($1, \"$2\");");
        assertThat(body).contains("same(");
        String source = """
                import dev.larder.store.*;
                import dev.larder.store.redis.*;
                import dev.larder.store.redis.record.*;
                import java.math.*;
                import java.nio.charset.*;
                import java.time.*;
                import java.util.*;
                import org.jspecify.annotations.*;
                public class %s implements Runnable {
                    %s
                    static void same(Object found, String wanted) {
                        if (!String.valueOf(found).equals(wanted)) throw new AssertionError(found + ", not " + wanted);
                    }
                    public void run() {
                        %s
                    }
                }
                """.formatted(name, types, body);
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        StringWriter trouble = new StringWriter();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        new PrintWriter(trouble),
                        null,
                        null,
                        List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none"),
                        null,
                        ToolProvider.getSystemJavaCompiler()
                                .getStandardFileManager(null, null, null)
                                .getJavaFileObjects(file))
                .call();
        assertThat(compiled).as(trouble.toString()).isTrue();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            ((Runnable) loader.loadClass(name).getConstructor().newInstance()).run();
        }
    }
}
