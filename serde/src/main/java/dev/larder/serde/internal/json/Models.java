package dev.larder.serde.internal.json;

import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** Which classes JSON can carry as a model: records, enums, and beans that Jackson can both write and make. Thread-safe. */
final class Models {
    private final JsonMapper mapper;
    private final ConcurrentHashMap<Class<?>, Boolean> known = new ConcurrentHashMap<>();

    Models(JsonMapper mapper) {
        this.mapper = mapper;
    }

    boolean isModel(Class<?> type) {
        Boolean model = known.get(type);
        if (model == null) {
            model = examine(type);
            known.put(type, model);
        }
        return model;
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

    private static boolean isPlatform(Class<?> type) {
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
