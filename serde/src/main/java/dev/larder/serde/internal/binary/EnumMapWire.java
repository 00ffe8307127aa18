package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.Refusal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The wire form of an {@link EnumMap}: how many, the enum, constants and values in turn. An empty one does not tell its
 * enum and comes back as an empty {@link LinkedHashMap}, to which it is equal.
 */
@SuppressWarnings({"unchecked", "rawtypes"}) // the key type of an EnumMap is known only when it runs
final class EnumMapWire extends Wire<Map> {
    @Override
    void put(Machine machine, Writer out, Map value) {
        Map<Enum<?>, Object> map = value;
        out.count(map.size(), 16);
        boolean first = true;
        for (Map.Entry<Enum<?>, Object> entry : map.entrySet()) {
            if (first) {
                Class<?> keys = entry.getKey().getDeclaringClass();
                Mentions.put(machine, out, keys);
                out.meter.heap(24 + 4L * keys.getEnumConstants().length);
                first = false;
            }
            machine.classes().putConstant(out, entry.getKey());
            try {
                machine.put(out, entry.getValue());
            } catch (Refusal refusal) {
                throw refusal.within("[" + entry.getKey().name() + "]");
            }
        }
    }

    @Override
    Map take(Machine machine, Reader in, Class<? extends Map> type) {
        int count = in.count(2);
        if (count == 0) {
            return new LinkedHashMap<>();
        }
        in.meter.heap(count * 16L);
        Class<?> keys = Mentions.take(machine, in);
        if (keys == null) {
            for (int i = 0; i < count; i++) {
                machine.classes().skipConstant(in);
                machine.take(in);
            }
            return Map.of();
        }
        if (!keys.isEnum()) {
            throw Refusal.damaged("A map of constants names a class that is no enum");
        }
        in.meter.heap(24 + 4L * keys.getEnumConstants().length);
        EnumMap made = new EnumMap((Class<? extends Enum>) keys);
        for (int i = 0; i < count; i++) {
            Enum<?> key = (Enum<?>) machine.classes().takeConstant(in, keys);
            try {
                made.put(key, machine.take(in));
            } catch (Refusal refusal) {
                throw refusal.within("[" + key.name() + "]");
            }
        }
        return made;
    }

    @Override
    int cost() {
        return 120;
    }
}
