package dev.larder.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two versions of one class: compiled at test time, each in a loader of its own. */
class EvolutionTest {
    private static final String MAKE = " public static Object make() { return %s; } ";

    /** {@return the class app.Thing of a source} */
    private static Class<?> compile(String... sources) throws Exception {
        Map<String, byte[]> classes = new HashMap<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (JavaFileManager standard = compiler.getStandardFileManager(null, null, null)) {
            JavaFileManager files = new ForwardingJavaFileManager<>(standard) {
                @Override
                public JavaFileObject getJavaFileForOutput(
                        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                    return new SimpleJavaFileObject(URI.create("mem:///" + name), kind) {
                        @Override
                        public OutputStream openOutputStream() {
                            return new ByteArrayOutputStream() {
                                @Override
                                public void close() throws IOException {
                                    classes.put(name, toByteArray());
                                }
                            };
                        }
                    };
                }
            };
            List<? extends JavaFileObject> units =
                    java.util.Arrays.stream(sources).map(EvolutionTest::source).toList();
            assertThat(compiler.getTask(null, files, null, List.of("-proc:none"), null, units)
                            .call())
                    .isTrue();
        }
        return new ClassLoader(EvolutionTest.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = classes.get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        }.loadClass("app.Thing");
    }

    private static JavaFileObject source(String text) {
        String name = text.replaceAll("(?s).*?(?:class|record|enum|interface) (\\w+).*", "$1");
        return new SimpleJavaFileObject(URI.create("mem:///app/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return "package app; " + text;
            }
        };
    }

    private static Serde allowing(Class<?> thing, String... others) throws Exception {
        Serde serde = Serde.standard().allow(thing);
        for (String other : others) {
            serde = serde.allow(thing.getClassLoader().loadClass("app." + other));
        }
        return serde;
    }

    private static byte[] write(Class<?> thing, String... others) throws Exception {
        Object value = thing.getMethod("make").invoke(null);
        return allowing(thing, others).codec(Mode.BINARY, Object.class).encode(value);
    }

    private static String read(byte[] stored, Class<?> thing, String... others) throws Exception {
        Object back = allowing(thing, others).codec(Mode.BINARY, Object.class).decode(stored);
        assertThat(back.getClass()).isSameAs(thing);
        return back.toString();
    }

    private static String record(String members, String make) {
        return "public record Thing(" + members + ") {" + String.format(MAKE, make) + "}";
    }

    private static String bean(String fields, String text, String set) {
        return "public class Thing { " + fields + " public String toString() { return " + text + "; }"
                + " public static Object make() { Thing t = new Thing(); " + set + " return t; } }";
    }

    @Test
    @Tag("BIN-3")
    void aRecordGainsLosesAndReordersMembers() throws Exception {
        Class<?> first = compile(
                record("int a, String b, java.util.List<Long> c", "new Thing(1, \"x\", java.util.List.of(5L))"));
        Class<?> second =
                compile(record("String b, double d, int a, Object e, boolean f", "new Thing(\"y\", 2.5, 3, 4L, true)"));
        assertThat(read(write(first), second)).isEqualTo("Thing[b=x, d=0.0, a=1, e=null, f=false]");
        assertThat(read(write(second), first)).isEqualTo("Thing[a=3, b=y, c=null]");
    }

    @Test
    @Tag("BIN-3")
    void aBeanGainsAndLosesFields() throws Exception {
        Class<?> first = compile(bean("int a; String b;", "a + b", "t.a = 1; t.b = \"x\";"));
        Class<?> second = compile(
                bean("String b; long c = 7; int[] d;", "b + c + (d == null)", "t.b = \"y\"; t.d = new int[3];"));
        assertThat(read(write(first), second)).isEqualTo("x7true");
        assertThat(read(write(second), first)).isEqualTo("0y");
    }

    @Test
    @Tag("BIN-3")
    void aLostMemberMayHaveHeldAClassThatIsGone() throws Exception {
        String gone = "public record Gone(Kind kind, java.util.Set<Kind> more, Gone next) {}";
        String kind = "public enum Kind { A, B }";
        Class<?> first = compile(
                record(
                        "Gone g, Kind k, String b, Object o",
                        "new Thing(new Gone(Kind.A, java.util.Set.of(Kind.B), "
                                + "new Gone(Kind.B, java.util.EnumSet.of(Kind.A), null)), Kind.A, \"x\", "
                                + "new java.util.TreeMap<>(java.util.Map.of(1, new Gone[] {null})))"),
                gone,
                kind);
        Class<?> second = compile(record("String b", "null"));
        assertThat(read(write(first, "Gone", "Kind"), second)).isEqualTo("Thing[b=x]");
    }

    @Test
    void aMemberOfAnotherTypeIsAnError() throws Exception {
        Class<?> first = compile(record("int a, Object o", "new Thing(1, \"text\")"));
        Class<?> otherForm = compile(record("String a, Object o", "null"));
        Class<?> otherClass = compile(record("int a, Integer o", "null"));
        assertThatThrownBy(() -> read(write(first), otherForm)).isInstanceOfSatisfying(SerdeException.class, e -> {
            assertThat(e.reason()).isEqualTo(SerdeException.Reason.TYPE);
            assertThat(e).hasMessageContaining("field a of app.Thing");
        });
        assertThatThrownBy(() -> read(write(first), otherClass)).isInstanceOfSatisfying(SerdeException.class, e -> {
            assertThat(e.reason()).isEqualTo(SerdeException.Reason.TYPE);
            assertThat(e.path()).isEqualTo("Object.o");
        });
    }

    @Test
    @Tag("BIN-2")
    void aClassThatBecameAnotherKindIsAnErrorAndNeverAnotherObject() throws Exception {
        Class<?> asRecord = compile(record("int a", "new Thing(1)"));
        Class<?> asBean = compile(bean("int a;", "\"\" + a", "t.a = 2;"));
        Class<?> asEnum = compile("public enum Thing { A;" + String.format(MAKE, "A") + "}");
        Class<?>[] kinds = {asRecord, asBean, asEnum};
        for (Class<?> written : kinds) {
            byte[] stored = write(written);
            for (Class<?> now : kinds) {
                if (now != written) {
                    assertThatThrownBy(() -> read(stored, now))
                            .isInstanceOfSatisfying(
                                    SerdeException.class,
                                    e -> assertThat(e.reason()).isEqualTo(SerdeException.Reason.UNSUPPORTED));
                }
            }
        }
    }

    @Test
    void enumsMayBeReorderedAndGainConstants() throws Exception {
        Class<?> first = compile("public enum Thing { A, B;" + String.format(MAKE, "B") + "}");
        Class<?> second = compile("public enum Thing { B, C, A;" + String.format(MAKE, "C") + "}");
        assertThat(read(write(first), second)).isEqualTo("B");
        assertThatThrownBy(() -> read(write(second), first))
                .isInstanceOfSatisfying(
                        SerdeException.class, e -> assertThat(e.reason()).isEqualTo(SerdeException.Reason.VALUE));
    }
}
