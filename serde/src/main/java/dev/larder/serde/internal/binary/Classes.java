package dev.larder.serde.internal.binary;

import com.esotericsoftware.kryo.ClassResolver;
import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.util.IdentityObjectIntMap;
import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Classes on the wire. 0 is null; 1 and 2 begin the definition of an application class, by id or by name; built-in classes
 * have fixed numbers from 3; application classes are numbered from 104 in the order of their definition in the payload.
 * Nothing is found by the order in which classes were allowed, and no class is loaded that was not allowed.
 */
@SuppressWarnings({"rawtypes", "NullAway.Init"}) // Kryo's signatures; it calls setKryo in its constructor
final class Classes implements ClassResolver {
    private static final int BY_ID = 1;
    private static final int BY_NAME = 2;
    private static final int BUILT_IN = 3;
    private static final int DEFINED = 104;
    private static final int ADAPTED = 4096; // an upper estimate of what it takes to read another version of a class
    private static final int SEED = 0x4c61_7264;

    private final Registry registry;
    private final Limits limits;
    private final IdentityObjectIntMap<Object> written = new IdentityObjectIntMap<>();
    private final List<Slot> read = new ArrayList<>();
    private final List<Object> constants = new ArrayList<>();
    private Kryo kryo;
    private @Nullable Slot first; // most values have one class of the application's, which needs no table
    private @Nullable Class<?> lastType; // neighbours in a collection are mostly of one class
    private @Nullable Slot lastSlot;
    private int defined;
    private int named;
    private int fingerprint = SEED;
    private boolean passedOver;

    Classes(Registry registry, Limits limits) {
        this.registry = registry;
        this.limits = limits;
    }

    /** {@return whether a code begins what a fallback wrote} */
    static boolean isOpaque(int code) {
        return code == BUILT_IN + BuiltIns.OPAQUE;
    }

    Registry registry() {
        return registry;
    }

    /** {@return a hash of the application classes of this run: names and kinds, in the order of their definition} */
    int fingerprint() {
        return fingerprint;
    }

    /** {@return whether a class was passed over that is unknown here, so that the fingerprint cannot be known} */
    boolean passedOver() {
        return passedOver;
    }

    @Override
    public @Nullable Registration writeClass(Output output, @Nullable Class type) {
        Writer out = (Writer) output;
        if (type == null) {
            out.writeByte(Kryo.NULL);
            return null;
        }
        checkDepth();
        Slot slot = lastSlot;
        if (slot == null || type != lastType) {
            slot = registry.slot(type);
            lastType = type;
            lastSlot = slot;
        }
        out.meter.heap(slot.cost());
        if (slot.wire() instanceof OwnWire wire) {
            putOwn(out, slot, wire);
        } else {
            out.writeVarInt(BUILT_IN + slot.getId(), true);
        }
        return slot;
    }

    private void putOwn(Writer out, Slot slot, OwnWire wire) {
        if (first == null) {
            first = slot;
        } else {
            int number = slot == first ? 0 : written.get(slot, -1);
            if (number >= 0) {
                out.writeVarInt(DEFINED + number, true);
                return;
            }
            written.put(slot, defined);
        }
        defined++;
        putName(out, wire.own());
        out.writeBytes(wire.definition());
        seal(wire);
    }

    /** Writes the name or the id of an allowed class. */
    void putName(Writer out, Own own) {
        if (own.byName()) {
            out.writeVarInt(BY_NAME, true);
            out.text(own.type().getName());
        } else {
            out.writeVarInt(BY_ID, true);
            out.writeInt(own.id());
        }
    }

    private void seal(OwnWire wire) {
        fingerprint = fingerprint * 31 + wire.seal();
    }

    @Override
    public @Nullable Registration readClass(Input input) {
        Reader in = (Reader) input;
        int code = in.readVarInt(true);
        if (code == Kryo.NULL) {
            return null;
        }
        checkDepth();
        Slot slot = code == BY_ID || code == BY_NAME ? define(in, code) : numbered(code);
        in.meter.heap(slot.cost());
        return slot;
    }

    private Slot numbered(int code) {
        if (code >= BUILT_IN && code < DEFINED) {
            return BuiltIns.slot(code - BUILT_IN);
        }
        int number = code - DEFINED;
        if (number < 0 || number >= read.size()) {
            throw Refusal.damaged("A class is used before it is defined");
        }
        Slot slot = read.get(number);
        if (slot.wire() instanceof SkipWire && !((Machine) kryo).skipping()) {
            throw unknown("");
        }
        return slot;
    }

    private Slot define(Reader in, int code) {
        Own own = takeName(in, code);
        Slot slot = own == null ? passOver(in) : define(in, own);
        in.meter.heap(128);
        read.add(slot);
        return slot;
    }

    private Slot define(Reader in, Own own) {
        Slot current = own.slot();
        OwnWire wire = (OwnWire) current.wire();
        seal(wire);
        if (in.skipIf(wire.definition())) {
            return current;
        }
        in.meter.heap(ADAPTED);
        OwnWire adapted = wire.adapt(Definition.read(in));
        return adapted == wire ? current : new Slot(own.type(), adapted, own.id());
    }

    private Slot passOver(Reader in) {
        passedOver = true;
        Definition definition = Definition.read(in);
        boolean constant = definition.kind() == Layout.Kind.ENUM;
        return new Slot(constant ? Enum.class : Object.class, new SkipWire(definition), 0);
    }

    /** {@return the allowed class that is named, or null if it is unknown and may be} */
    @Nullable
    Own takeName(Reader in, int code) {
        String name = code == BY_NAME ? in.text() : "";
        Own own = code == BY_NAME ? registry.byName(name) : registry.byId(in.readInt());
        if (own == null && !((Machine) kryo).skipping()) {
            throw unknown(name);
        }
        return own;
    }

    private static Refusal unknown(String name) {
        return new Refusal(
                Refusal.Kind.UNSUPPORTED,
                "Holds a class that this reader does not allow; allow it with Serde.allow, or its package with"
                        + " Serde.allowPackage, as the writer did",
                dev.larder.serde.internal.Steps.name(name),
                "",
                null);
    }

    private void checkDepth() {
        if (kryo.getDepth() > limits.maxDepth()) {
            throw limits.tooDeep();
        }
    }

    void putConstant(Writer out, Enum<?> constant) {
        int number = written.get(constant, 0);
        out.writeVarInt(number, true);
        if (number == 0) {
            out.text(constant.name());
            written.put(constant, ++named);
        }
    }

    Object takeConstant(Reader in, Class<?> type) {
        int number = in.readVarInt(true);
        if (number == 0) {
            Object constant = EnumWire.constant(type, in.text());
            constants.add(constant);
            return constant;
        }
        if (number < 0 || number > constants.size() || !type.isInstance(constants.get(number - 1))) {
            throw Refusal.damaged("A constant is used before it is named");
        }
        return constants.get(number - 1);
    }

    void skipConstant(Reader in) {
        if (in.readVarInt(true) == 0) {
            constants.add(in.text());
        }
    }

    @Override
    public void reset() {
        written.clear(64);
        read.clear();
        constants.clear();
        first = null;
        defined = 0;
        named = 0;
        fingerprint = SEED;
        passedOver = false;
    }

    @Override
    public void setKryo(Kryo machine) {
        this.kryo = machine;
    }

    // Kryo registers the primitive types when it is made. They have no number here: values are boxed.
    @Override
    public Registration register(Registration registration) {
        return registration;
    }

    @Override
    public @Nullable Registration unregister(int classId) {
        return null;
    }

    @Override
    public Registration registerImplicit(Class type) {
        throw Refused.notAllowed(type);
    }

    @Override
    public @Nullable Registration getRegistration(Class type) {
        return null;
    }

    @Override
    public @Nullable Registration getRegistration(int classId) {
        return null;
    }
}
