package dev.larder.serde.internal.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.esotericsoftware.kryo.io.Output;
import dev.larder.serde.internal.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Names of classes that are known to do harm when they are made out of bytes: none is even looked for. */
class GadgetTest {
    private static final List<String> NAMES = List.of(
            "org.apache.commons.collections.functors.InvokerTransformer",
            "org.apache.commons.collections.functors.ChainedTransformer",
            "org.apache.commons.collections.functors.InstantiateTransformer",
            "org.apache.commons.collections.keyvalue.TiedMapEntry",
            "org.apache.commons.collections.map.LazyMap",
            "org.apache.commons.collections4.functors.InvokerTransformer",
            "org.apache.commons.collections4.comparators.TransformingComparator",
            "org.apache.commons.beanutils.BeanComparator",
            "org.apache.commons.fileupload.disk.DiskFileItem",
            "org.apache.commons.configuration.JNDIConfiguration",
            "org.apache.xalan.xsltc.trax.TemplatesImpl",
            "com.sun.org.apache.xalan.internal.xsltc.trax.TemplatesImpl",
            "com.sun.rowset.JdbcRowSetImpl",
            "com.sun.jndi.rmi.registry.BindingEnumeration",
            "com.sun.jndi.ldap.LdapAttribute",
            "com.sun.org.apache.bcel.internal.util.ClassLoader",
            "javax.management.BadAttributeValueExpException",
            "javax.management.remote.rmi.RMIConnector",
            "javax.script.ScriptEngineManager",
            "javax.swing.UIDefaults$LazyValue",
            "javax.naming.InitialContext",
            "java.lang.ProcessBuilder",
            "java.lang.Runtime",
            "java.lang.Thread",
            "java.lang.ClassLoader",
            "java.lang.reflect.Proxy",
            "java.lang.invoke.MethodHandle",
            "java.net.URL",
            "java.net.URLClassLoader",
            "java.net.InetAddress",
            "java.io.File",
            "java.io.FileOutputStream",
            "java.io.ObjectInputStream",
            "java.rmi.server.UnicastRemoteObject",
            "java.security.SignedObject",
            "java.util.ServiceLoader",
            "java.util.logging.FileHandler",
            "java.beans.EventHandler",
            "sun.reflect.annotation.AnnotationInvocationHandler",
            "sun.misc.Unsafe",
            "sun.rmi.server.UnicastRef",
            "sun.swing.SwingLazyValue",
            "jdk.nashorn.internal.objects.NativeString",
            "org.springframework.aop.support.AbstractBeanFactoryPointcutAdvisor",
            "org.springframework.beans.factory.ObjectFactory",
            "org.springframework.context.support.ClassPathXmlApplicationContext",
            "org.springframework.core.SerializableTypeWrapper",
            "org.hibernate.engine.spi.TypedValue",
            "org.hibernate.tuple.component.PojoComponentTuplizer",
            "org.codehaus.groovy.runtime.ConvertedClosure",
            "org.codehaus.groovy.runtime.MethodClosure",
            "groovy.util.Expando",
            "bsh.XThis",
            "clojure.inspector.proxy",
            "com.mchange.v2.c3p0.JndiRefForwardingDataSource",
            "com.mchange.v2.c3p0.WrapperConnectionPoolDataSource",
            "com.zaxxer.hikari.HikariConfig",
            "com.caucho.naming.QName",
            "com.rometools.rome.feed.impl.ObjectBean",
            "org.mozilla.javascript.NativeJavaObject",
            "org.python.core.PyFunction",
            "org.jboss.interceptor.proxy.InterceptorMethodHandler",
            "net.sf.json.JSONObject",
            "ch.qos.logback.core.db.DriverManagerConnectionSource",
            "dev.larder.canary.Canary");

    private final Set<String> asked = new LinkedHashSet<>();
    private ClassLoader before;

    @BeforeEach
    void watch() {
        before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(new ClassLoader(before) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                asked.add(name);
                return super.loadClass(name, resolve);
            }
        });
    }

    @AfterEach
    void stopWatching() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private record Holder(String kept, Object lost) {}

    private static List<String> forms() {
        List<String> forms = new ArrayList<>();
        for (String name : NAMES) {
            forms.addAll(List.of(
                    name,
                    "[L" + name + ";",
                    "[[L" + name + ";",
                    name + "[]",
                    "L" + name + ";",
                    name.replace('.', '/'),
                    name + "$Inner",
                    name + "\u0000",
                    " " + name,
                    "com.acme.." + name));
        }
        return forms;
    }

    @Test
    @Tag("SAFE-1")
    void noneOfSixHundredNamesIsLoaded() {
        List<String> forms = forms();
        assertThat(forms).hasSizeGreaterThanOrEqualTo(600);
        BinaryEngine plain = new BinaryEngine(List.of(Holder.class), List.of("com.acme"), Forge.LIMITS, false);
        for (String name : forms) {
            for (int place = 0; place < 7; place++) {
                byte[] payload = forged(name, place);
                Cost.bounded(
                        name,
                        () -> assertThatThrownBy(() -> plain.decode(payload))
                                .isInstanceOfSatisfying(
                                        Refusal.class,
                                        refusal -> assertThat(refusal.kind())
                                                .isIn(Refusal.Kind.UNSUPPORTED, Refusal.Kind.SYNTAX)));
            }
        }
        assertThat(asked).isEmpty();
        assertThat(System.getProperty("larder.canary")).isNull();
    }

    private static byte[] forged(String name, int place) {
        return Forge.payload(out -> {
            switch (place) {
                case 0 -> byName(out, name);
                case 1 -> {
                    Forge.code(out, 21);
                    out.writeVarInt(1, true);
                    byName(out, name);
                }
                case 2 -> {
                    Forge.code(out, 20); // an array of it
                    out.writeVarInt(1, true);
                    mention(out, name);
                    out.writeVarInt(0, true);
                }
                case 3 -> {
                    Forge.code(out, 90); // a lambda of it
                    mention(out, name);
                    for (int i = 0; i < 8; i++) {
                        out.writeString(name);
                    }
                    out.writeVarInt(6, true);
                    out.writeVarInt(0, true);
                }
                case 4 -> {
                    Forge.code(out, 36); // a set of its constants
                    mention(out, name);
                    out.writeVarInt(0, true);
                }
                case 5 -> {
                    out.writeVarInt(1, true); // by id
                    out.writeInt(Names.id(name));
                    out.writeVarInt(0, true);
                }
                default -> {
                    Forge.code(out, 27); // sorted by it
                    byName(out, name);
                    out.writeVarInt(0, true);
                }
            }
        });
    }

    private static void mention(Output out, String name) {
        out.writeVarInt(2, true);
        out.writeString(name);
    }

    private static void byName(Output out, String name) {
        mention(out, name);
        out.writeVarInt(0, true);
    }

    /** A field that is lost may have held anything: it is passed over, and its classes are not looked for. */
    @Test
    @Tag("SAFE-1")
    void unknownClassesInLostFieldsArePassedOver() {
        BinaryEngine engine = new BinaryEngine(List.of(Holder.class), List.of(), Forge.LIMITS, false);
        for (String name : NAMES) {
            byte[] payload = Forge.payload(out -> {
                out.writeVarInt(1, true);
                out.writeInt(Names.id(Holder.class.getName()));
                out.writeVarInt(2 << 3, true);
                field(out, "kept", Form.TEXT);
                field(out, "gone", Form.OBJECT);
                out.writeString("kept");
                Forge.code(out, 25);
                out.writeVarInt(1, true);
                byName(out, name);
            });
            assertThat(engine.decode(payload)).isEqualTo(new Holder("kept", null));
        }
        assertThat(asked).isEmpty();
        assertThat(System.getProperty("larder.canary")).isNull();
    }

    private static void field(Output out, String name, Form form) {
        int tag = (Names.tag(name) << 4) | form.code();
        out.writeByte(tag >>> 16);
        out.writeByte(tag >>> 8);
        out.writeByte(tag);
    }
}
