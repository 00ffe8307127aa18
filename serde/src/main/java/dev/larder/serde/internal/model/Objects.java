package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Refusal;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The forms of the application's own classes. */
final class Objects {
    private static final String UNREAD = "its @Default is not read by its own rule: ";

    private final Definer definer;
    private final Enums enums;
    private final Sealed sealed;

    Objects(Definer definer) {
        this.definer = definer;
        this.enums = new Enums(definer);
        this.sealed = new Sealed(definer, this);
    }

    Form flags(Class<?> type, Class<?> constants, String path) {
        return enums.flags(type, constants, path);
    }

    Form form(TypeSpec spec, String path) {
        Class<?> type = spec.raw();
        if (type.isEnum()) {
            return enums.form(type, path);
        }
        String refused = Unbindable.why(type);
        if (!refused.isEmpty()) {
            return definer.broken(path, type, type.getName() + " " + refused);
        }
        for (String problem : Jackson.foreign(type)) {
            definer.findings().add(path, type, type.getName() + ": " + problem);
        }
        if (type.isSealed()) {
            return sealed.form(spec, path);
        }
        return bare(spec, path);
    }

    /** {@return the form of a class without a tag} */
    Form bare(TypeSpec spec, String path) {
        Class<?> type = spec.raw();
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return definer.broken(path, type, type.getName() + " is abstract, and not sealed");
        }
        Form tiny = Tiny.of(spec, path, definer);
        if (tiny != null) {
            return tiny;
        }
        Beans.Way way = new Beans(spec, path, definer.findings()).way();
        if (way == null) {
            return new AnyForm();
        }
        List<Member> members = members(way.members(), path);
        Map<String, String> names = new LinkedHashMap<>();
        members.forEach(member -> names.put(member.java(), member.json()));
        Maker maker = new Maker(way.constructor(), names, definer.marks());
        Hook hook = new Hook(names, definer.marks());
        return type.isRecord() && definer.marks().asArray(type)
                ? new RowForm(type, members, maker, hook)
                : new ObjectForm(type, members, maker, hook, way.byConstructor());
    }

    private List<Member> members(List<Property> properties, String path) {
        List<Member> members = new ArrayList<>();
        Map<String, String> taken = new LinkedHashMap<>();
        for (Property property : properties) {
            String given = Jackson.name(property.places());
            String json = given != null ? given : definer.profile().naming().json(property.name());
            String other = taken.put(json, property.name());
            if (other != null) {
                definer.findings()
                        .add(
                                path,
                                property.owner().raw(),
                                "the members " + other + " and " + property.name() + " have one JSON name, " + json);
            }
            members.add(member(property, json, path + "." + json));
        }
        return members;
    }

    private Member member(Property property, String json, String path) {
        TypeSpec spec = property.spec();
        Form form = definer.form(spec, path);
        List<String> allowed = new ArrayList<>();
        String absent = null;
        for (AnnotatedElement place : property.places()) {
            allowed.addAll(definer.marks().oneOf(place));
            absent = absent == null ? definer.marks().defaultOf(place) : absent;
        }
        Slot slot = new Slot(form, spec.nullable() || property.isNullable(), Set.copyOf(allowed));
        Access.Write write = property.write() == null ? null : new Access.Write(property.write());
        Access read = new Access(property.read());
        return new Member(property.name(), json, slot, read, write, defaultOf(absent, slot, path), property.places());
    }

    private @Nullable Node defaultOf(@Nullable String json, Slot slot, String path) {
        if (json == null) {
            return null;
        }
        try {
            Node node = new JsonNodes(definer.profile().limits()).read(json);
            definer.defaults(() -> checkDefault(node, slot, path));
            return node;
        } catch (Refusal refusal) {
            definer.findings().add(path, slot.form().type(), UNREAD + refusal.text());
            return null;
        }
    }

    private void checkDefault(Node node, Slot slot, String path) {
        try {
            slot.read(node, new Reading(definer.profile().limits(), false, false, true));
        } catch (Refusal refusal) {
            definer.findings().add(path, slot.form().type(), UNREAD + refusal.text());
        }
    }
}
