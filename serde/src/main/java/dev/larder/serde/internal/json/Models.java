package dev.larder.serde.internal.json;

import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** Which classes JSON can carry as a model: records, enums, and beans that Jackson can both write and make. Thread-safe. */
final class Models {
    private static final String NONE = "-";

    private final JsonMapper mapper;
    private final ConcurrentHashMap<Class<?>, String> known = new ConcurrentHashMap<>();

    Models(JsonMapper mapper) {
        this.mapper = mapper;
    }

    boolean isModel(Class<?> type) {
        String found = known.get(type);
        if (found == null) {
            found = !examine(type) ? NONE : Enum.class.isAssignableFrom(type) ? "" : Binding.obstacle(mapper, type);
            known.put(type, found);
        }
        return found.isEmpty();
    }

    /** {@return the member for which a class that was asked about is no model, or an empty text} */
    String obstacle(String type) {
        for (Map.Entry<Class<?>, String> entry : known.entrySet()) {
            String found = entry.getValue();
            if (!found.isEmpty()
                    && !found.equals(NONE)
                    && entry.getKey().getName().equals(type)) {
                return found;
            }
        }
        return "";
    }

    private boolean examine(Class<?> type) {
        if (isPlatform(type) || Throwable.class.isAssignableFrom(type) || Iterable.class.isAssignableFrom(type)) {
            return false;
        }
        if (Enum.class.isAssignableFrom(type) || type.isRecord()) {
            return true;
        }
        if (type.isInterface()
                || type.isArray()
                || type.isHidden()
                || type.isAnonymousClass()
                || Modifier.isAbstract(type.getModifiers())
                || (type.isMemberClass() && !Modifier.isStatic(type.getModifiers()))) {
            return false;
        }
        return isBean(type);
    }

    static boolean isPlatform(Class<?> type) {
        String name = type.getName();
        return type.isPrimitive()
                || name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("jdk.")
                || name.startsWith("sun.")
                || name.startsWith("com.sun.");
    }

    private boolean isBean(Class<?> type) {
        JavaType bean = mapper.constructType(type);
        ClassIntrospector write = mapper.serializationConfig().classIntrospectorInstance();
        BeanDescription written = write.introspectForSerialization(bean, write.introspectClassAnnotations(bean));
        ClassIntrospector read = mapper.deserializationConfig().classIntrospectorInstance();
        BeanDescription made = read.introspectForDeserialization(bean, read.introspectClassAnnotations(bean));
        if (written.findJsonValueAccessor() != null) {
            return true;
        }
        Set<String> names = new HashSet<>();
        for (BeanPropertyDefinition property : written.findProperties()) {
            if (property.couldSerialize()) {
                names.add(property.getName());
            }
        }
        for (BeanPropertyDefinition property : made.findProperties()) {
            boolean byConstructor = property.hasConstructorParameter();
            boolean bySetter = property.couldDeserialize() && made.findDefaultConstructor() != null;
            if (names.contains(property.getName()) && (byConstructor || bySetter)) {
                return true;
            }
        }
        return false;
    }
}
