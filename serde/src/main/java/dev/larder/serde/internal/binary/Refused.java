package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.Refusal;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** Why a class cannot be written, in words. */
final class Refused {
    /** The step to the comparator of a sorted collection, which is a part of what the collection is. */
    static final String COMPARATOR = "[comparator]";

    private Refused() {}

    /** {@return whether it is the value itself that the format does not take, and no part of it} */
    static boolean whole(Refusal refusal) {
        return refusal.kind() == Refusal.Kind.UNSUPPORTED
                && (refusal.path().isEmpty() || refusal.path().equals(COMPARATOR));
    }

    /** {@return why instances of an application class cannot be written, or an empty text} */
    static String why(Class<?> type) {
        if (type.isAnonymousClass()) {
            return "it is anonymous; give it a name and make it static";
        }
        if (type.isInterface() || (Modifier.isAbstract(type.getModifiers()) && !type.isEnum())) {
            return "it has no instances of its own; allow the classes that implement it";
        }
        if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            return "it is an inner class, which holds on to its enclosing object; make it static";
        }
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            if (c.isLocalClass() && capturesOrMay(c)) {
                return "it is a local class that holds on to what is around it; make it a static nested class or a record";
            }
            if (Throwable.class.isAssignableFrom(c)) {
                return "it is a throwable; store its class name and what you need of it";
            }
            if (isPlatform(c) && c != Enum.class && c != Record.class) {
                return "it extends " + c.getName() + ", whose state is hidden";
            }
        }
        return "";
    }

    private static boolean capturesOrMay(Class<?> local) {
        if (local.isRecord() || local.isEnum()) {
            return false;
        }
        for (Field field : local.getDeclaredFields()) {
            if (field.isSynthetic() && !Modifier.isStatic(field.getModifiers())) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether a class belongs to the platform} */
    static boolean isPlatform(Class<?> type) {
        return isPlatform(type.getName());
    }

    static boolean isPlatform(String name) {
        return name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("jdk.")
                || name.startsWith("sun.")
                || name.startsWith("com.sun.");
    }

    static Refusal unsupported(Class<?> type, String why) {
        return new Refusal(
                Refusal.Kind.UNSUPPORTED, type.getName() + " is not taken: " + why, type.getName(), "", null);
    }

    static Refusal notAllowed(Class<?> type) {
        String how = isPlatform(type)
                ? " is not among the JDK classes that the binary format takes; store what you need of it"
                : " is not allowed; allow it with Serde.allow(" + type.getSimpleName()
                        + ".class), or its package with Serde.allowPackage";
        return new Refusal(Refusal.Kind.UNSUPPORTED, type.getName() + how, type.getName(), "", null);
    }
}
