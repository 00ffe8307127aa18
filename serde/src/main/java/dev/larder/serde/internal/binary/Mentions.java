package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.Refusal;
import org.jspecify.annotations.Nullable;

/** Types that are only named: the element type of an array, the key type of an enum map, the class that made a lambda. */
final class Mentions {
    private static final int BUILT_IN = 3;

    private Mentions() {}

    static void put(Machine machine, Writer out, Class<?> type) {
        Integer builtIn = BuiltIns.mentionId(type);
        if (builtIn != null) {
            out.writeVarInt(BUILT_IN + builtIn, true);
            return;
        }
        Own own = machine.classes().registry().own(type);
        if (own == null) {
            throw Refused.notAllowed(type);
        }
        machine.classes().putName(out, own);
    }

    /** {@return the type, or null if it is unknown and what is read will be thrown away} */
    static @Nullable Class<?> take(Machine machine, Reader in) {
        int code = in.readVarInt(true);
        if (code >= BUILT_IN) {
            return BuiltIns.mentioned(code - BUILT_IN);
        }
        if (code <= 0) {
            throw Refusal.damaged("A type is missing");
        }
        Own own = machine.classes().takeName(in, code);
        return own == null ? null : own.type();
    }
}
