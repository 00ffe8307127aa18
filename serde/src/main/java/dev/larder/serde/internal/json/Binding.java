package dev.larder.serde.internal.json;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.AbstractDeserializer;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.deser.bean.BuilderBasedDeserializer;
import tools.jackson.databind.deser.impl.UnsupportedTypeDeserializer;
import tools.jackson.databind.deser.std.ContainerDeserializerBase;
import tools.jackson.databind.deser.std.ReferenceTypeDeserializer;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * One look at what reading a class would take: Jackson makes a reader for an interface too, and only says when it reads that
 * nothing can be made of it. So the readers are walked before anything is written. Used once, by one thread.
 */
final class Binding {
    private final SerializationConfig writing;
    private final DeserializationContext reading;
    private final Set<JavaType> seen = new HashSet<>();

    private Binding(JsonMapper mapper) {
        this.writing = mapper.serializationConfig();
        this.reading = mapper._deserializationContext();
    }

    /** {@return the first member, however deep, that cannot be read back, with its type; empty if there is none} */
    static String obstacle(JsonMapper mapper, Class<?> type) {
        Binding binding = new Binding(mapper);
        try {
            return binding.ofType(mapper.constructType(type), type.getSimpleName());
        } catch (JacksonException e) {
            return type.getSimpleName() + place(e);
        } catch (IllegalArgumentException e) { // a constructor that its module does not open
            return type.getSimpleName() + " (" + type.getName() + ")";
        }
    }

    private static String place(JacksonException e) {
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() != null) {
                return "." + step.getPropertyName();
            }
        }
        return "";
    }

    private String ofType(JavaType type, String where) {
        if (type.getTypeHandler() != null || reading.findTypeDeserializer(type) != null) {
            return "";
        }
        return of(reading.findContextualValueDeserializer(type, null), type, where);
    }

    private String of(@Nullable ValueDeserializer<?> reader, JavaType type, String where) {
        if (reader instanceof AbstractDeserializer || reader instanceof UnsupportedTypeDeserializer) {
            return where + " (" + type.toCanonical() + ")";
        }
        if (reader instanceof BeanDeserializerBase bean) {
            return ofBean(bean, where);
        }
        if (reader instanceof ContainerDeserializerBase<?> container) {
            JavaType content = container.getContentType();
            if (content == null || content.getTypeHandler() != null || reading.findTypeDeserializer(content) != null) {
                return "";
            }
            return of(container.getContentDeserializer(), content, where);
        }
        if (reader instanceof ReferenceTypeDeserializer<?> reference) {
            JavaType content = reference.getValueType().getReferencedType();
            return content == null ? "" : ofType(content, where);
        }
        ValueDeserializer<?> inner = reader == null ? null : reader.getDelegatee();
        return inner == null || inner == reader ? "" : of(inner, type, where);
    }

    private String ofBean(BeanDeserializerBase bean, String where) {
        JavaType type = bean.getValueType();
        if (!seen.add(type)) {
            return "";
        }
        ClassIntrospector introspector = writing.classIntrospectorInstance();
        BeanDescription written =
                introspector.introspectForSerialization(type, introspector.introspectClassAnnotations(type));
        AnnotationIntrospector annotations = writing.getAnnotationIntrospector();
        ValueInstantiator maker = bean.getValueInstantiator();
        boolean own = written.findJsonValueAccessor() != null
                || annotations.findSerializer(writing, written.getClassInfo()) != null;
        if (!(own ? maker.canInstantiate() : makesOfObject(maker))) {
            return where + " (" + type.toCanonical() + ")";
        }
        if (own || Models.isPlatform(type.getRawClass()) || bean instanceof BuilderBasedDeserializer) {
            return "";
        }
        Map<String, BeanPropertyDefinition> members = new HashMap<>();
        written.findProperties().forEach(member -> members.put(member.getName(), member));
        for (Iterator<SettableBeanProperty> all = bean.properties(); all.hasNext(); ) {
            SettableBeanProperty property = all.next();
            BeanPropertyDefinition member = members.get(property.getName());
            if (member == null || !member.couldSerialize() || property.hasValueTypeDeserializer()) {
                continue;
            }
            if (annotations.findSerializer(writing, member.getAccessor()) != null) {
                continue; // its form is the application's own
            }
            String place = type.getRawClass().getSimpleName() + "." + property.getName();
            String obstacle = of(property.getValueDeserializer(), property.getType(), place);
            if (!obstacle.isEmpty()) {
                return obstacle;
            }
        }
        return "";
    }

    private static boolean makesOfObject(ValueInstantiator maker) {
        return maker.canCreateUsingDefault() || maker.canCreateFromObjectWith() || maker.canCreateUsingDelegate();
    }
}
