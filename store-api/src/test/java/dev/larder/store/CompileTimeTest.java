package dev.larder.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What must compile, and what must not: a word called on a half-built value would drop what came before it. */
class CompileTimeTest {
    @Test
    void aChainCompiles() {
        assertThat(errors("KeyQuery q = KeyQuery.prefix(\"tmp/\").glob(\"**\");"))
                .isEmpty();
        assertThat(errors("var q = KeyQuery.prefix(\"tmp/\"); KeyQuery r = q.glob(\"**\");"))
                .isEmpty();
        assertThat(errors("Options<byte[]> o = Options.mode(Mode.RAW).model(byte[].class);"))
                .isEmpty();
        assertThat(errors("store.put(\"k\", \"v\", Options.ttl(java.time.Duration.ofHours(1)));"))
                .isEmpty();
        assertThat(errors("int n = store.get(\"k\", Options.model(Integer.class).mode(Mode.JSON)).get();"))
                .isEmpty();
        assertThat(errors("Integer n = store.get(\"k\", Options.deserializer(String.class, String::length)).get();"))
                .isEmpty();
    }

    @Test
    void aWordOnAHalfBuiltValueDoesNot() {
        assertThat(errors("KeyQuery q = KeyQuery.prefix(\"tmp/\"); store.deleteAll(q.glob(\"**\"));"))
                .isNotEmpty();
        assertThat(errors("Options<Object> o = Options.mode(Mode.RAW); o.ttl(java.time.Duration.ofHours(1));"))
                .isNotEmpty();
        assertThat(errors("KeyQuery.prefix(\"tmp/\").all();")).isNotEmpty();
        assertThat(errors("Options.mode(Mode.RAW).none();")).isNotEmpty();
    }

    @Test
    void theTypeIsChecked() {
        assertThat(errors("store.put(\"k\", \"text\", Options.model(Integer.class));"))
                .isNotEmpty();
        assertThat(errors("String s = store.get(\"k\", Options.model(Integer.class)).get();"))
                .isNotEmpty();
        assertThat(errors("class Other implements Store {}")).isNotEmpty();
    }

    private static List<String> errors(String statement) {
        String source = "import dev.larder.store.*; import dev.larder.serde.*; class Sample { void f(Store store) {"
                + statement + "} }";
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Sample.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options = List.of(
                "-proc:none", "-XDshould-stop.ifNoError=FLOW", "-classpath", System.getProperty("java.class.path"));
        compiler.getTask(new StringWriter(), null, found, options, null, List.of(file))
                .call();
        return found.getDiagnostics().stream()
                .filter(d -> d.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .map(d -> d.getMessage(null))
                .toList();
    }
}
