package dev.larder.reliability.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.esotericsoftware.kryo.io.Output;
import com.github.luben.zstd.Zstd;
import dev.larder.serde.internal.binary.Forge;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Bytes that would like to make objects, or to cost what they should not. */
final class Payloads {
    /** One of them. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Payload(String name, byte[] bytes) {}

    private static final String CANARIES = "dev.larder.reliability.hostile.canary.Canaries$";

    /** Classes that are known to do harm when bytes make them, and our own that tell. */
    static final List<String> NAMES = Stream.concat(
                    Stream.of("Initialised", "Made", "Bean", "Streamed", "Key", "Constant")
                            .map(CANARIES::concat),
                    Stream.of(
                            "org.apache.commons.collections.functors.InvokerTransformer",
                            "org.apache.commons.collections4.functors.InstantiateTransformer",
                            "org.apache.commons.beanutils.BeanComparator",
                            "org.apache.commons.fileupload.disk.DiskFileItem",
                            "org.apache.xalan.xsltc.trax.TemplatesImpl",
                            "com.sun.org.apache.xalan.internal.xsltc.trax.TemplatesImpl",
                            "com.sun.org.apache.bcel.internal.util.ClassLoader",
                            "com.sun.rowset.JdbcRowSetImpl",
                            "com.sun.jndi.ldap.LdapAttribute",
                            "javax.management.BadAttributeValueExpException",
                            "javax.management.remote.rmi.RMIConnector",
                            "javax.script.ScriptEngineManager",
                            "javax.swing.UIDefaults$LazyValue",
                            "javax.swing.JEditorPane",
                            "javax.naming.InitialContext",
                            "javax.imageio.ImageIO",
                            "java.beans.EventHandler",
                            "java.rmi.server.UnicastRemoteObject",
                            "java.security.SignedObject",
                            "java.util.logging.FileHandler",
                            "java.net.URLClassLoader",
                            "java.sql.DriverManager",
                            "java.awt.Robot",
                            "sun.rmi.server.UnicastRef",
                            "org.springframework.beans.factory.ObjectFactory",
                            "org.springframework.context.support.ClassPathXmlApplicationContext",
                            "org.hibernate.engine.spi.TypedValue",
                            "org.codehaus.groovy.runtime.MethodClosure",
                            "groovy.util.Expando",
                            "clojure.inspector.proxy",
                            "com.mchange.v2.c3p0.WrapperConnectionPoolDataSource",
                            "com.zaxxer.hikari.HikariConfig",
                            "com.rometools.rome.feed.impl.ObjectBean",
                            "org.mozilla.javascript.NativeJavaObject",
                            "org.python.core.PyFunction",
                            "ch.qos.logback.core.db.DriverManagerConnectionSource"))
            .toList();

    private Payloads() {}

    static List<Payload> all() {
        List<Payload> all = new ArrayList<>();
        for (String name : NAMES) {
            texts(name).forEach(text -> all.add(new Payload(text, text.getBytes(UTF_8))));
            binaries(name, all);
            all.add(new Payload("a stream of " + name, stream(name)));
        }
        bombs(all);
        return all;
    }

    private static List<String> texts(String name) {
        return List.of(
                "{\"@class\":\"" + name + "\",\"name\":\"x\"}",
                "{\"@type\":\"" + name + "\",\"autoCommit\":true,\"dataSourceName\":\"ldap://127.0.0.1:1/x\"}",
                "{\"$type\":\"" + name + "\",\"value\":[]}",
                "[\"" + name + "\",{\"name\":\"x\"}]",
                "[[\"" + name + "\",\"x\"]]",
                "{\"id\":[\"" + name + "\",{}],\"lines\":{\"@class\":\"" + name + "\"}}",
                "!!" + name + " [x]",
                "!<tag:yaml.org,2002:" + name + "> {name: x}",
                "%TAG ! tag:yaml.org,2002:\n---\n!" + name + " {}",
                "stores: {a: {uri: 'memory:', model: " + name + ", allow: ['" + name + "']}}",
                "stores: {a: !!" + name + " {uri: 'memory:'}}",
                "response: !!" + name + " [{status: 200}]",
                "<java><object class=\"" + name + "\"><void method=\"exec\"/></object></java>");
    }

    private static void binaries(String name, List<Payload> all) {
        binary("root", name, all, out -> byName(out, name));
        binary("list", name, all, out -> {
            Forge.code(out, 21);
            out.writeVarInt(1, true);
            byName(out, name);
        });
        binary("array", name, all, out -> {
            Forge.code(out, 20);
            out.writeVarInt(1, true);
            byName(out, name);
        });
        binary("lambda", name, all, out -> {
            Forge.code(out, 90);
            byName(out, name);
            for (int i = 0; i < 8; i++) {
                out.writeString(name);
            }
        });
        binary("constants", name, all, out -> {
            Forge.code(out, 36);
            byName(out, name);
        });
        binary("id", name, all, out -> {
            out.writeVarInt(1, true);
            out.writeInt(name.hashCode());
            out.writeVarInt(0, true);
        });
    }

    private static void binary(String place, String name, List<Payload> all, Consumer<Output> body) {
        all.add(new Payload("BINARY " + place + " of " + name, Forge.payload(body)));
    }

    private static void byName(Output out, String name) {
        out.writeVarInt(2, true);
        out.writeString(name);
        out.writeVarInt(0, true);
    }

    /** The head of a stream of Java serialization, up to an object without fields. */
    private static byte[] stream(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0xACED0005);
            out.writeShort(0x7372); // an object of a class described here
            out.writeUTF(name);
            out.writeLong(1);
            out.writeByte(2); // serializable
            out.writeShort(0);
            out.writeShort(0x7870); // no more of the class, no super class
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void bombs(List<Payload> all) {
        for (String open : List.of("[", "{\"a\":", "{\"lines\":[", "- ", "? ", "<a>")) {
            all.add(new Payload("depth " + open, open.repeat(100_000).getBytes(UTF_8)));
        }
        for (String part : List.of("0,", "\"\",", "{},", "[],", "1e5,")) {
            all.add(new Payload(
                    "a mebibyte of " + part,
                    ("[" + part.repeat((1 << 20) / part.length() - 4) + "0]").getBytes(UTF_8)));
        }
        all.add(new Payload("digits", "9".repeat(1 << 20).getBytes(UTF_8)));
        all.add(new Payload("exponent", "1e999999999".getBytes(UTF_8)));
        all.add(new Payload("hashes", collisions()));
        StringBuilder laughs = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 30; i++) {
            String before = "*a" + (i - 1) + ",";
            laughs.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [")
                    .append(before.repeat(9))
                    .append("x]\n");
        }
        all.add(new Payload("laughs", laughs.toString().getBytes(UTF_8)));
        for (int length : new int[] {Integer.MAX_VALUE, 1 << 30, -1, Integer.MIN_VALUE}) {
            for (int id = 9; id < 100; id += 3) {
                int of = id;
                all.add(new Payload("length of " + id, Forge.payload(out -> {
                    Forge.code(out, of);
                    out.writeVarInt(length, true);
                })));
            }
        }
        all.add(new Payload("zstd", Zstd.compress(new byte[1 << 27])));
    }

    /** Names of members that all have one hash code. */
    private static byte[] collisions() {
        StringBuilder document = new StringBuilder("{");
        for (int i = 0; i < 1 << 14; i++) {
            document.append(i == 0 ? "\"" : ",\"");
            for (int bit = 0; bit < 14; bit++) {
                document.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            document.append("\":0");
        }
        return document.append('}').toString().getBytes(UTF_8);
    }
}
