package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.Refusal;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the binary format sees of an application class.
 *
 * @param type the class
 * @param kind record, bean or enum; part of the fingerprint
 * @param members its fields: a record's components, or the instance fields of the superclasses and then its own
 * @param maker (Object[])Object for a record, ()Object for a bean
 */
record Layout(Class<?> type, Kind kind, List<Member> members, MethodHandle maker) {
    /** What a class is. The codes are part of the format. */
    enum Kind {
        RECORD(0),
        BEAN(1),
        ENUM(2);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    static Layout of(Class<?> type) {
        String why = Refused.why(type);
        if (!why.isEmpty()) {
            throw Refused.unsupported(type, why);
        }
        try {
            if (type.isEnum()) {
                return new Layout(type, Kind.ENUM, List.of(), MethodHandles.constant(Object.class, type));
            }
            return type.isRecord() ? ofRecord(type) : ofBean(type);
        } catch (ReflectiveOperationException | RuntimeException e) {
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
            throw Refused.unsupported(
                    type,
                    "its members cannot be reached (" + e.getClass().getSimpleName()
                            + "); in a named module, open its package to dev.larder.serde");
        }
    }

    private static Layout ofRecord(Class<?> type) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        List<Member> members = new ArrayList<>();
        List<Class<?>> parameters = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            members.add(member(component.getName(), component.getType(), lookup.unreflect(accessor), null));
            parameters.add(component.getType());
        }
        var constructor = type.getDeclaredConstructor(parameters.toArray(new Class<?>[0]));
        constructor.setAccessible(true);
        MethodHandle maker = lookup.unreflectConstructor(constructor)
                .asSpreader(Object[].class, parameters.size())
                .asType(MethodType.methodType(Object.class, Object[].class));
        return new Layout(type, Kind.RECORD, List.copyOf(members), maker);
    }

    private static Layout ofBean(Class<?> type) throws ReflectiveOperationException {
        Deque<Class<?>> line = new ArrayDeque<>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            line.push(c);
        }
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        List<Member> members = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Class<?> declaring : line) {
            for (Field field : declaring.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || Modifier.isTransient(field.getModifiers())) {
                    continue;
                }
                if (field.isSynthetic()) {
                    throw Refused.unsupported(type, "it holds on to an enclosing object; make it static");
                }
                field.setAccessible(true);
                String name = names.add(field.getName())
                        ? field.getName()
                        : declaring.getSimpleName() + "." + field.getName();
                members.add(
                        member(name, field.getType(), lookup.unreflectGetter(field), lookup.unreflectSetter(field)));
            }
        }
        return new Layout(type, Kind.BEAN, List.copyOf(members), Makers.of(type));
    }

    private static Member member(
            String name, Class<?> type, MethodHandle get, @org.jspecify.annotations.Nullable MethodHandle set) {
        return new Member(
                name,
                type,
                Form.of(type),
                Names.tag(name),
                get.asType(MethodType.methodType(Object.class, Object.class)),
                set == null ? null : set.asType(MethodType.methodType(void.class, Object.class, Object.class)));
    }

    /** {@return whether two fields share a tag, so that names have to be written} */
    boolean ambiguous() {
        Set<Integer> tags = new HashSet<>();
        return !members.stream().allMatch(member -> tags.add(member.tag()));
    }

    /** {@return an upper estimate of the heap of one instance and of what is needed to make it} */
    int cost() {
        return 40 + 32 * members.size();
    }
}
