package dev.larder.serde.internal.binary;

import dev.larder.serde.internal.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a payload describes an application class.
 *
 * @param kind what it was
 * @param fields its fields, in the order in which they follow
 */
record Definition(Layout.Kind kind, List<Field> fields) {
    private static final Layout.Kind[] KINDS = Layout.Kind.values();

    /**
     * One field.
     *
     * @param tag what stands for its name
     * @param form how it is written
     * @param name its name, where the tags of a class do not tell its fields apart
     */
    record Field(int tag, Form form, @Nullable String name) {
        boolean is(Member member) {
            return name != null ? name.equals(member.name()) : tag == member.tag();
        }
    }

    static Definition read(Reader in) {
        int head = in.readVarInt(true);
        int kind = (head >>> 1) & 3; // the index in KINDS is the code
        int size = head >>> 3;
        if (kind >= KINDS.length || size * 3L > in.remaining()) {
            throw Refusal.damaged("The definition of a class is damaged");
        }
        in.meter.heap(64 + 48L * size);
        List<Field> fields = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int tag = (in.readByteUnsigned() << 16) | (in.readByteUnsigned() << 8) | in.readByteUnsigned();
            fields.add(new Field(tag >>> 4, Form.of(tag & 15), (head & 1) == 0 ? null : in.text()));
        }
        return new Definition(KINDS[kind], fields);
    }

    /** {@return whether the class is still as it was} */
    boolean matches(Layout layout) {
        List<Member> members = layout.members();
        if (members.size() != fields.size()) {
            return false;
        }
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (!field.is(members.get(i)) || field.form() != members.get(i).form()) {
                return false;
            }
        }
        return true;
    }
}
