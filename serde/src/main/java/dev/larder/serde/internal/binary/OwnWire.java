package dev.larder.serde.internal.binary;

import com.esotericsoftware.kryo.io.Output;
import dev.larder.serde.internal.Refusal;

/**
 * The wire form of an application class. The first value of a class in a payload is preceded by its definition: what kind
 * of class it is, and the tag and form of each field in the order in which they follow.
 */
abstract class OwnWire extends Wire<Object> {
    private final Own own;
    private final Layout layout;
    private final byte[] definition;
    private final int seal;

    OwnWire(Own own, Layout layout) {
        this.own = own;
        this.layout = layout;
        this.definition = define(layout);
        this.seal = Names.seal(own.type().getName()) * 31 + layout.kind().code();
    }

    static OwnWire of(Own own, Layout layout) {
        return layout.kind() == Layout.Kind.ENUM ? new EnumWire(own, layout) : FieldsWire.current(own, layout);
    }

    Own own() {
        return own;
    }

    Layout layout() {
        return layout;
    }

    /** {@return what the fingerprint adds for this class} */
    int seal() {
        return seal;
    }

    /** {@return the definition, without the class's id or name} */
    byte[] definition() {
        return definition;
    }

    private static byte[] define(Layout layout) {
        boolean named = layout.ambiguous();
        Output out = new Output(64, -1);
        out.writeVarInt((layout.members().size() << 3) | (layout.kind().code() << 1) | (named ? 1 : 0), true);
        for (Member member : layout.members()) {
            int tag = (member.tag() << 4) | member.form().code();
            out.writeByte(tag >>> 16);
            out.writeByte(tag >>> 8);
            out.writeByte(tag);
            if (named) {
                out.writeString(member.name());
            }
        }
        return out.toBytes();
    }

    /** {@return this, or a form that reads what another version of the class wrote} */
    OwnWire adapt(Definition written) {
        if (written.kind() != layout.kind()) {
            throw new Refusal(
                    Refusal.Kind.UNSUPPORTED,
                    own.type().getName() + " was written as " + written.kind() + ", and is now " + layout.kind(),
                    own.type().getName(),
                    "",
                    null);
        }
        return this;
    }
}
