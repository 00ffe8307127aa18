package dev.larder.architecture;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources that stand in a string: fixtures that break a rule, and the samples of the documents. */
final class Compiling {
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    private Compiling() {}

    /** A source file in memory. */
    static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(
                URI.create("string:///" + name.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    /** Compiles against the class path of the tests. */
    static Path compile(Path into, Map<String, String> sources) {
        return compile(into, sources, List.of("-cp", System.getProperty("java.class.path")));
    }

    /** Compiles with options of one's own. */
    static Path compile(Path into, Map<String, String> sources, List<String> options) {
        try {
            Files.createDirectories(into);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> all = new ArrayList<>(List.of("-d", into.toString(), "-proc:none", "-parameters"));
        all.addAll(options);
        List<JavaFileObject> files = sources.entrySet().stream()
                .map(entry -> source(entry.getKey(), entry.getValue()))
                .toList();
        StringWriter said = new StringWriter();
        if (!JAVAC.getTask(said, null, null, all, null, files).call()) {
            throw new AssertionError("These sources do not compile:\n" + said);
        }
        return into;
    }
}
