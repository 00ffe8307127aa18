package dev.larder.serde.internal.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds how a record or a bean is made, and its members. Used once, by one thread. */
final class Beans {
    private final TypeSpec spec;
    private final String path;
    private final Findings findings;

    /**
     * A way to make objects.
     *
     * @param constructor the constructor
     * @param members what it takes, or what is set afterwards
     * @param byConstructor which of the two
     */
    record Way(Constructor<?> constructor, List<Property> members, boolean byConstructor) {}

    Beans(TypeSpec spec, String path, Findings findings) {
        this.spec = spec;
        this.path = path;
        this.findings = findings;
    }

    private void found(String text) {
        findings.add(path, spec.raw(), spec.raw().getName() + " " + text);
    }

    /** {@return how objects are made, or null if that was found impossible} */
    @Nullable
    Way way() {
        Way way = spec.raw().isRecord() ? ofRecord() : ofBean();
        if (way == null) {
            return null;
        }
        boolean open = Property.open(way.constructor());
        for (Property member : way.members()) {
            open &= member.open();
        }
        if (!open) {
            found("is in a package that is not opened to dev.larder.serde; add: opens "
                    + spec.raw().getPackageName() + " to dev.larder.serde");
            return null;
        }
        return way;
    }

    private @Nullable Way ofRecord() {
        Class<?> type = spec.raw();
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            List<Property> members = new ArrayList<>();
            for (int i = 0; i < components.length; i++) {
                RecordComponent component = components[i];
                Property property = new Property(
                        component.getName(),
                        spec,
                        component.getAnnotatedType(),
                        component.getAccessor(),
                        null,
                        Property.places(
                                component,
                                component.getAccessor(),
                                type.getDeclaredField(component.getName()),
                                canonical.getParameters()[i]));
                if (Jackson.ignored(property.places())) {
                    found("ignores its component " + component.getName() + ", without which it cannot be made");
                }
                members.add(property);
            }
            return new Way(canonical, members, true);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record without its canonical constructor or a field", e);
        }
    }

    private @Nullable Way ofBean() {
        Class<?> type = spec.raw();
        List<Constructor<?>> creators = Arrays.stream(type.getDeclaredConstructors())
                .filter(Jackson::isCreator)
                .toList();
        if (creators.size() > 1) {
            found("has several constructors with @JsonCreator");
            return null;
        }
        Constructor<?>[] open = type.getConstructors();
        Constructor<?> creator = creators.size() == 1 ? creators.get(0) : open.length == 1 ? open[0] : null;
        if (creator != null && creator.getParameterCount() > 0) {
            return ofCreator(creator);
        }
        Constructor<?> plain = creator != null
                ? creator
                : Arrays.stream(open)
                        .filter(each -> each.getParameterCount() == 0)
                        .findFirst()
                        .orElse(null);
        if (plain == null) {
            found("has neither a @JsonCreator constructor, nor one public constructor, nor one without parameters");
            return null;
        }
        List<Property> properties = new BeanProperties(spec, path, findings).all();
        if (properties.isEmpty()) {
            found("has no property that can be both read and written");
            return null;
        }
        return new Way(plain, properties, false);
    }

    private @Nullable Way ofCreator(Constructor<?> creator) {
        List<Property> members = new ArrayList<>();
        for (Parameter parameter : creator.getParameters()) {
            String given = Jackson.name(List.of(parameter));
            if (given == null && !parameter.isNamePresent()) {
                found("has a constructor whose parameters have no names; compile with -parameters, or give"
                        + " @JsonProperty");
                return null;
            }
            String name = parameter.isNamePresent() ? parameter.getName() : given;
            java.lang.reflect.Member reader = reader(String.valueOf(name), given, parameter);
            if (reader == null) {
                found("has nothing to read its member " + name + " with: " + name + "(), a getter or a public field");
                return null;
            }
            members.add(new Property(
                    String.valueOf(name),
                    spec,
                    parameter.getAnnotatedType(),
                    reader,
                    null,
                    Property.places(
                            parameter,
                            reader instanceof Method method ? method : (Field) reader,
                            field(String.valueOf(name)))));
        }
        return new Way(creator, members, true);
    }

    private java.lang.reflect.@Nullable Member reader(String name, @Nullable String given, Parameter parameter) {
        java.lang.reflect.Member reader = BeanProperties.reader(spec.raw(), name, parameter.getType());
        return reader == null && given != null ? BeanProperties.reader(spec.raw(), given, parameter.getType()) : reader;
    }

    private @Nullable Field field(String name) {
        for (Class<?> each = spec.raw(); each != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (field.getName().equals(name) && !Modifier.isStatic(field.getModifiers())) {
                    return field;
                }
            }
        }
        return null;
    }
}
