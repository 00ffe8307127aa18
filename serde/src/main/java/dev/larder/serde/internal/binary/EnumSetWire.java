package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;

/** The wire form of an {@link EnumSet}: the enum, how many, the constants. */
@SuppressWarnings({"unchecked", "rawtypes"}) // the element type of an EnumSet is known only when it runs
final class EnumSetWire extends Wire<EnumSet> {
    @Override
    void put(Machine machine, Writer out, EnumSet value) {
        Mentions.put(machine, out, elementType(value));
        out.count(value.size(), 8);
        for (Object constant : value) {
            machine.classes().putConstant(out, (Enum<?>) constant);
        }
    }

    private static Class<?> elementType(EnumSet<?> set) {
        EnumSet<?> some = set.isEmpty() ? EnumSet.complementOf(set) : set;
        if (some.isEmpty()) {
            throw new Refusal(Refusal.Kind.UNSUPPORTED, "A set of an enum without constants is not taken");
        }
        return some.iterator().next().getDeclaringClass();
    }

    @Override
    EnumSet take(Machine machine, Reader in, Class<? extends EnumSet> type) {
        Class<?> element = Mentions.take(machine, in);
        int count = in.count(1);
        in.meter.heap(count * 8L);
        if (element == null) {
            for (int i = 0; i < count; i++) {
                machine.classes().skipConstant(in);
            }
            return EnumSet.noneOf(Layout.Kind.class);
        }
        if (!element.isEnum()) {
            throw Refusal.damaged("A set of constants names a class that is no enum");
        }
        List<Object> constants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            constants.add(machine.classes().takeConstant(in, element));
        }
        EnumSet made = EnumSet.noneOf((Class<? extends Enum>) element);
        made.addAll((Collection) constants);
        Sequence.checkDistinct(made, count);
        return made;
    }

    @Override
    int cost() {
        return 96;
    }
}
