package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.Steps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A record or a bean as an object. */
final class ObjectForm extends Form {
    private static final int MOST_NAMES = 10;

    private final List<Member> members;
    private final Map<String, Integer> places = new HashMap<>();
    private final Maker maker;
    private final Hook hook;
    private final boolean byConstructor;

    /**
     * @param byConstructor whether the constructor takes the members, in their order; else they are set
     */
    ObjectForm(Class<?> type, List<Member> members, Maker maker, Hook hook, boolean byConstructor) {
        super(type, Kind.OBJECT);
        this.members = members;
        this.maker = maker;
        this.hook = hook;
        this.byConstructor = byConstructor;
        for (int i = 0; i < members.size(); i++) {
            places.put(members.get(i).json(), i);
        }
    }

    static void checkClass(Form form, Object value) {
        if (value.getClass() != form.type()) {
            throw form.wrongKind(
                    "exactly that class", "a " + value.getClass().getName() + ", whose own members would be lost");
        }
    }

    @Override
    void write(Object value, Out out) {
        checkClass(this, value);
        out.beginObject();
        for (Member member : members) {
            out.name(member.json());
            try {
                member.slot().write(member.read().get(value), out);
            } catch (Refusal refusal) {
                throw refusal.within("." + Steps.name(member.json()));
            }
        }
        out.endObject();
        if (out.hooks()) {
            hook.run(value);
        }
    }

    @Override
    Object read(Node node, Reading reading) {
        if (!(node instanceof Node.Obj object)) {
            throw wrongKind(node);
        }
        @Nullable Object[] values = new Object[members.size()];
        boolean[] present = new boolean[members.size()];
        for (Map.Entry<String, Node> entry : object.members().entrySet()) {
            Integer place = places.get(entry.getKey());
            if (place != null) {
                values[place] = read(members.get(place), entry.getValue(), reading);
                present[place] = true;
            } else if (!reading.unexpected()) {
                throw unexpected(object);
            }
        }
        return made(values, present, reading);
    }

    List<Member> members() {
        return members;
    }

    /** {@return an object of all its members} */
    Object make(@Nullable Object[] values, boolean hooks, Limits limits) {
        boolean[] present = new boolean[values.length];
        Arrays.fill(present, true);
        return made(values, present, new Reading(limits, hooks, false, false));
    }

    private Object made(@Nullable Object[] values, boolean[] present, Reading reading) {
        Object value = make(values, present, reading);
        if (reading.hooks()) {
            hook.run(value);
        }
        return value;
    }

    private static @Nullable Object read(Member member, Node node, Reading reading) {
        try {
            return member.slot().read(node, reading);
        } catch (Refusal refusal) {
            throw refusal.within("." + Steps.name(member.json()));
        }
    }

    private Refusal unexpected(Node.Obj object) {
        List<String> names = new ArrayList<>();
        for (String name : object.members().keySet()) {
            if (!places.containsKey(name)) {
                names.add(name);
            }
        }
        return named(this, Refusal.Kind.UNEXPECTED, names, " has no member ");
    }

    private Object make(@Nullable Object[] values, boolean[] present, Reading reading) {
        Object value = byConstructor ? null : maker.make(new Object[0]);
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (!present[i]) {
                Member member = members.get(i);
                if (!reading.missing()) {
                    missing.add(member.json());
                } else if (member.absent() != null) {
                    values[i] = read(member, member.absent(), reading);
                    present[i] = true;
                } else if (value != null) {
                    if (member.read().get(value) == null && !member.mayBeAbsent()) {
                        missing.add(member.json());
                    }
                } else if (member.mayBeAbsent()) {
                    values[i] = read(member, Node.Bare.NULL, reading);
                } else {
                    missing.add(member.json());
                }
            }
        }
        if (!missing.isEmpty()) {
            throw named(this, Refusal.Kind.MISSING, missing, " needs the member ");
        }
        return value == null ? maker.make(values) : set(value, values, present);
    }

    private Object set(Object value, @Nullable Object[] values, boolean[] present) {
        for (int i = 0; i < values.length; i++) {
            Access.Write write = members.get(i).write();
            if (present[i] && write != null) {
                write.set(value, values[i]);
            }
        }
        return value;
    }

    /** {@return what to throw for members, all named, at most ten} */
    static Refusal named(Form form, Refusal.Kind kind, List<String> names, String says) {
        String shown = names.stream()
                .limit(MOST_NAMES)
                .map(name -> name.isEmpty() ? "\"\"" : Steps.name(name))
                .collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMES;
        return form.refusal(
                kind, form.type().getSimpleName() + says + shown + (more > 0 ? " and " + more + " more" : ""));
    }

    @Override
    boolean isFrozen() {
        return type().isRecord();
    }

    @Override
    List<Part> parts() {
        return members.stream()
                .map(member -> new Part("." + member.json(), member.slot().form()))
                .toList();
    }
}
