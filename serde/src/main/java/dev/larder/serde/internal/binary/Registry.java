package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.Refusal;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which classes one codec may write and read: the built-in ones, the allowed ones, those of allowed packages. Thread-safe;
 * what it learns about a class it keeps.
 */
final class Registry {
    private final Map<Class<?>, Own> allowed = new HashMap<>();
    private final Map<Integer, Own> byId = new HashMap<>();
    private final Map<String, Own> byName = new ConcurrentHashMap<>();
    private final List<String> packages;
    private final Map<Class<?>, Slot> found = new ConcurrentHashMap<>();
    private final Map<Class<?>, Own> owned = new ConcurrentHashMap<>();

    /**
     * @throws IllegalArgumentException if the names of two classes give one id
     */
    Registry(Collection<Class<?>> classes, Collection<String> packages) {
        this.packages = List.copyOf(packages);
        for (Class<?> type : classes) {
            Own own = new Own(type, false);
            Own other = byId.put(own.id(), own);
            if (other != null && other.type() != type) {
                throw new IllegalArgumentException("The names of " + type.getName() + " and "
                        + other.type().getName() + " have the same id in the binary format; rename one of them");
            }
            allowed.put(type, own);
            byName.put(type.getName(), own);
        }
    }

    /** {@return the slot that values of a class are written with} */
    Slot slot(Class<?> type) {
        Slot slot = found.get(type);
        if (slot == null) {
            slot = find(type);
            found.put(type, slot);
        }
        return slot;
    }

    boolean isScalar(Class<?> type) {
        if (type == Object.class || type.isInterface()) {
            return false;
        }
        return Enum.class.isAssignableFrom(type) || slot(type).wire().scalar();
    }

    private Slot find(Class<?> type) {
        Slot builtIn = BuiltIns.slot(type);
        if (builtIn != null) {
            return builtIn;
        }
        if (type.isArray()) {
            return BuiltIns.ARRAY;
        }
        if (type.isHidden() && Serializable.class.isAssignableFrom(type)) {
            return BuiltIns.LAMBDA;
        }
        Class<?> named = constantsClass(type);
        Own own = own(named);
        Slot general = Queue.class.isAssignableFrom(type) ? null : BuiltIns.general(type);
        if (own != null && (general == null || Refused.why(named).isEmpty())) {
            return own.slot();
        }
        if (general == null) {
            String why = Refused.isPlatform(named) ? "" : Refused.why(named);
            throw why.isEmpty() ? Refused.notAllowed(named) : Refused.unsupported(named, why);
        }
        return general;
    }

    /** {@return the enum of a constant with a body, else the class itself} */
    private static Class<?> constantsClass(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        return parent != null && parent.isEnum() ? parent : type;
    }

    /** {@return an application class that may be written, or null} */
    @Nullable
    Own own(Class<?> type) {
        Own own = allowed.get(type);
        if (own != null || !inPackages(type.getName())) {
            return own;
        }
        return owned.computeIfAbsent(type, t -> new Own(t, true));
    }

    /** {@return the allowed class of an id, or null} */
    @Nullable
    Own byId(int id) {
        return byId.get(id);
    }

    /** {@return the allowed class of a name, or null; no class is loaded for a name outside the allowed packages} */
    @Nullable
    Own byName(String name) {
        Own own = byName.get(name);
        if (own != null || !isClassName(name) || !inPackages(name)) {
            return own;
        }
        try {
            Class<?> type = Class.forName(name, false, loader());
            own = type.getName().equals(name) ? own(type) : null;
        } catch (ClassNotFoundException | LinkageError e) {
            throw new Refusal(
                    Refusal.Kind.UNSUPPORTED, "A class of an allowed package is not on the class path", name, "", null);
        }
        if (own != null) {
            byName.put(name, own);
        }
        return own;
    }

    private boolean inPackages(String name) {
        for (String allowedPackage : packages) {
            if (name.startsWith(allowedPackage + ".")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isClassName(String name) {
        return name.length() <= 1024 && name.chars().allMatch(c -> c == '.' || Character.isJavaIdentifierPart(c));
    }

    private static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context != null) {
            return context;
        }
        ClassLoader mine = Registry.class.getClassLoader();
        return mine != null ? mine : ClassLoader.getSystemClassLoader();
    }
}
