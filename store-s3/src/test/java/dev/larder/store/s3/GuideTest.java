package dev.larder.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.s3.fake.FakeS3;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples of the guide, run on a server that is started for them. */
class GuideTest {
    private static final Pattern SAMPLE = Pattern.compile("(?s)```java s3\n(.*?)```");
    private static final Pattern EXPECTED = Pattern.compile("(?m)^(.*);\\s*// -> (.*)$");

    @Test
    void theSamplesDoWhatTheySay(@TempDir Path folder) throws Exception {
        Path guide = Path.of(System.getProperty("larder.root", ".."), "docs", "s3.md");
        Matcher samples = SAMPLE.matcher(Files.readString(guide));
        int count = 0;
        try (FakeS3 server = FakeS3.start().bucket("data")) {
            String place = "access-key=k&secret-key=s&endpoint="
                    + URLEncoder.encode(server.endpoint().toString(), StandardCharsets.UTF_8);
            while (samples.find()) {
                run(folder, "Sample" + count++, samples.group(1).replace("region=eu-west-1", place));
            }
        }
        assertThat(count).isPositive();
    }

    private static void run(Path folder, String name, String sample) throws Exception {
        String body = EXPECTED.matcher(sample).replaceAll("same($1, \"$2\");");
        assertThat(body).contains("same(");
        String source = """
                import dev.larder.store.*;
                import java.time.*;
                import java.util.*;
                public class %s implements Runnable {
                    static void same(Object found, String wanted) {
                        if (!String.valueOf(found).equals(wanted)) throw new AssertionError(found + ", not " + wanted);
                    }
                    public void run() {
                        %s
                    }
                }
                """.formatted(name, body);
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
