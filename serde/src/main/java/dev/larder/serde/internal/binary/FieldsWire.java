package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.Refusal;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The wire form of a record or a bean: its fields in the order of the definition. */
final class FieldsWire extends OwnWire {
    private static final int GONE = -1;

    private final Member[] members;
    private final Form[] written;
    private final int[] targets;
    private final @Nullable Object[] blank;
    private final boolean record;
    private final int cost;

    private FieldsWire(Own own, Layout layout, Form[] forms, int[] targets) {
        super(own, layout);
        this.members = layout.members().toArray(new Member[0]);
        this.written = forms;
        this.targets = targets;
        this.blank = layout.members().stream().map(Member::blank).toArray();
        this.record = layout.kind() == Layout.Kind.RECORD;
        this.cost = layout.cost();
    }

    /** {@return the form of the class as it is} */
    static FieldsWire current(Own own, Layout layout) {
        Form[] forms = layout.members().stream().map(Member::form).toArray(Form[]::new);
        int[] targets = new int[forms.length];
        Arrays.setAll(targets, i -> i);
        return new FieldsWire(own, layout, forms, targets);
    }

    @Override
    OwnWire adapt(Definition other) {
        super.adapt(other);
        if (other.matches(layout())) {
            return this;
        }
        List<Member> now = layout().members();
        List<Definition.Field> fields = other.fields();
        int[] there = new int[fields.size()];
        Arrays.fill(there, GONE);
        for (int i = 0; i < there.length; i++) {
            for (int m = 0; m < now.size(); m++) {
                if (fields.get(i).is(now.get(m))) {
                    checkForm(fields.get(i).form(), now.get(m));
                    there[i] = m;
                }
            }
        }
        Form[] forms = fields.stream().map(Definition.Field::form).toArray(Form[]::new);
        return new FieldsWire(own(), layout(), forms, there);
    }

    private void checkForm(Form written, Member member) {
        if (written != member.form()) {
            throw new Refusal(
                    Refusal.Kind.TYPE,
                    "The field " + member.name() + " of " + own().type().getName() + " was written as " + written
                            + " and is now a " + member.type().getName(),
                    own().type().getName(),
                    "",
                    null);
        }
    }

    @Override
    void put(Machine machine, Writer out, Object value) {
        for (Member member : members) {
            try {
                member.form().put(machine, out, get(member, value));
            } catch (Refusal refusal) {
                throw refusal.within("." + member.name());
            }
        }
    }

    private Object get(Member member, Object from) {
        try {
            return member.get().invokeExact(from);
        } catch (Throwable e) {
            throw Makers.failed(own().type(), "accessor", e);
        }
    }

    @Override
    Object take(Machine machine, Reader in, Class<?> type) {
        if (machine.skipping()) {
            for (Form form : written) {
                form.skip(machine, in);
            }
            return new Object();
        }
        if (record) {
            return make(values(machine, in));
        }
        Object bean = make(null);
        machine.begun(bean);
        @Nullable Object[] values = values(machine, in);
        for (int target : targets) {
            if (target != GONE) {
                set(members[target], bean, values[target]);
            }
        }
        return bean;
    }

    private @Nullable Object[] values(Machine machine, Reader in) {
        @Nullable Object[] values = blank.clone();
        for (int i = 0; i < written.length; i++) {
            int target = targets[i];
            if (target == GONE) {
                written[i].skip(machine, in);
                continue;
            }
            try {
                Object read = written[i].take(machine, in);
                values[target] = members[target].fit(read);
            } catch (Refusal refusal) {
                throw refusal.within("." + members[target].name());
            }
        }
        return values;
    }

    private Object make(@Nullable Object @Nullable [] values) {
        MethodHandle maker = layout().maker();
        try {
            return values == null ? (Object) maker.invokeExact() : (Object) maker.invokeExact(values);
        } catch (Throwable e) {
            throw Makers.failed(own().type(), "constructor", e);
        }
    }

    private void set(Member member, Object bean, @Nullable Object value) {
        MethodHandle set = member.set();
        if (set == null) {
            throw new IllegalStateException("A bean's field without a setter");
        }
        try {
            set.invokeExact(bean, value);
        } catch (Throwable e) {
            throw Makers.failed(own().type(), "field", e);
        }
    }

    @Override
    int cost() {
        return cost;
    }

    @Override
    boolean early() {
        return !record;
    }
}
