package dev.larder.serde;

import dev.larder.serde.internal.binary.BinaryEngine;
import java.util.Set;
import java.util.regex.Pattern;

/** What may be allowed. */
final class Allowed {
    private static final Pattern PACKAGE =
            Pattern.compile("[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*"
                    + "(\\.[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*)*");

    private Allowed() {}

    /** Adds a class, and of a sealed one those that it permits. */
    static void add(Class<?> type, Set<Class<?>> to) {
        if (type.isArray()) {
            add(type.getComponentType(), to);
            return;
        }
        if (type.isPrimitive() || BinaryEngine.isBuiltIn(type)) {
            return;
        }
        if (BinaryEngine.isPlatform(type.getName())) {
            throw new IllegalArgumentException(type.getName()
                    + " is a JDK class that the binary format does not have; its fields are out of reach");
        }
        if (to.add(type) && type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                add(permitted, to);
            }
        }
    }

    static String checkPackage(String name) {
        if (!PACKAGE.matcher(name).matches() || BinaryEngine.isPlatform(name + ".")) {
            throw new IllegalArgumentException("A package of the application is allowed as com.acme.orders, not as \""
                    + name + "\"; those of the JDK are not");
        }
        return name;
    }
}
