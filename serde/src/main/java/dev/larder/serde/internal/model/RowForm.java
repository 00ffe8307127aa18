package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record as an array of its components. */
final class RowForm extends Form {
    private final List<Member> members;
    private final Maker maker;
    private final Hook hook;

    RowForm(Class<?> type, List<Member> members, Maker maker, Hook hook) {
        super(type, Kind.ARRAY);
        this.members = members;
        this.maker = maker;
        this.hook = hook;
    }

    @Override
    void write(Object value, Out out) {
        ObjectForm.checkClass(this, value);
        out.beginArray();
        for (int i = 0; i < members.size(); i++) {
            try {
                members.get(i).slot().write(members.get(i).read().get(value), out);
            } catch (Refusal refusal) {
                throw refusal.within("[" + i + "]");
            }
        }
        out.endArray();
        if (out.hooks()) {
            hook.run(value);
        }
    }

    @Override
    Object read(Node node, Reading reading) {
        if (!(node instanceof Node.Arr array)) {
            throw wrongKind(node);
        }
        List<Node> elements = array.elements();
        if (elements.size() != members.size()) {
            throw badValue("Expected an array of " + members.size() + " for " + type().getName() + ", found one of "
                    + elements.size());
        }
        @Nullable Object[] values = new Object[members.size()];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = members.get(i).slot().read(elements.get(i), reading);
            } catch (Refusal refusal) {
                throw refusal.within("[" + i + "]");
            }
        }
        Object value = maker.make(values);
        if (reading.hooks()) {
            hook.run(value);
        }
        return value;
    }

    @Override
    boolean isFrozen() {
        return true;
    }

    @Override
    List<Part> parts() {
        return members.stream()
                .map(member -> new Part("." + member.json(), member.slot().form()))
                .toList();
    }
}
