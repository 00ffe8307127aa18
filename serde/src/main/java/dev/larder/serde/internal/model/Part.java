package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.Steps;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A member of an object by itself: described, got, set, written and read. Paths begin at the object. Thread-safe. */
public final class Part {
    private final Member member;
    private final Limits limits;
    private final JsonNodes documents;

    Part(Member member, Limits limits, JsonNodes documents) {
        this.member = member;
        this.limits = limits;
        this.documents = documents;
    }

    /** {@return its name in JSON} */
    public String name() {
        return member.json();
    }

    /** {@return its type as it is declared} */
    public Type declared() {
        return member.read().member() instanceof Method method
                ? method.getGenericReturnType()
                : ((Field) member.read().member()).getGenericType();
    }

    /** {@return its class, or what an Optional or a tiny type holds; boxed} */
    public Class<?> holds() {
        return held().type();
    }

    /** {@return whether its form is text} */
    public boolean isText() {
        return held().kind() == Kind.TEXT;
    }

    private Form held() {
        Form form = member.slot().form();
        while (form instanceof Later || form instanceof OptionalForm || form instanceof TinyForm) {
            form = form.parts().get(0).form();
        }
        return form;
    }

    /**
     * {@return whether a class occurs anywhere in its type}
     *
     * @param type the class
     */
    public boolean mentions(Class<?> type) {
        return mentions(type, member.slot().form(), Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean mentions(Class<?> type, Form form, Set<Form> seen) {
        return form.type() == type
                || (seen.add(form) && form.parts().stream().anyMatch(part -> mentions(type, part.form(), seen)));
    }

    /**
     * {@return whether an annotation stands on it}
     *
     * @param annotation its class
     */
    public boolean isMarked(Class<? extends Annotation> annotation) {
        return member.places().stream().anyMatch(place -> place.isAnnotationPresent(annotation));
    }

    /** {@return whether it may be null or empty} */
    public boolean mayBeAbsent() {
        return member.mayBeAbsent();
    }

    /** {@return whether an object can be given it after it was made} */
    public boolean isSettable() {
        return member.write() != null;
    }

    /** {@return whether there is a value for when it is absent} */
    public boolean hasDefault() {
        return member.absent() != null;
    }

    /** {@return that value} */
    public @Nullable Object defaultValue() {
        Node absent = member.absent();
        return absent == null ? null : within(() -> member.slot().read(absent, reading()));
    }

    /**
     * {@return what it is in an object}
     *
     * @param object the object
     */
    public @Nullable Object get(Object object) {
        return within(() -> member.read().get(object));
    }

    /**
     * Gives an object another one.
     *
     * @param object the object
     * @param value what it is to be
     */
    public void set(Object object, @Nullable Object value) {
        java.util.Objects.requireNonNull(member.write()).set(object, value);
    }

    /**
     * {@return its compact JSON in an object}
     *
     * @param object the object
     * @throws Refusal if it cannot be written
     */
    public String write(Object object) {
        return String.valueOf(within(() -> {
            JsonOut out = new JsonOut(limits, false, JsonOut.COMPACT);
            member.slot().write(member.read().get(object), out);
            return out.json();
        }));
    }

    /**
     * {@return what it is in an object, as maps, lists and scalars}
     *
     * @param object the object
     * @throws Refusal if it cannot be written
     */
    public @Nullable Object tree(Object object) {
        return within(() -> {
            TreeOut out = new TreeOut(limits, false);
            member.slot().write(member.read().get(object), out);
            return out.root();
        });
    }

    /**
     * {@return what its JSON says}
     *
     * @param json one JSON document
     * @throws Refusal if it is none of its values
     */
    public @Nullable Object read(String json) {
        return within(() -> member.slot().read(documents.read(json), reading()));
    }

    private Reading reading() {
        return new Reading(limits, true, false, false);
    }

    private @Nullable Object within(Supplier<@Nullable Object> step) {
        try {
            return step.get();
        } catch (StackOverflowError e) {
            throw limits.tooDeep().within("." + Steps.name(name()));
        } catch (Refusal refusal) {
            throw refusal.within("." + Steps.name(name()));
        }
    }
}
