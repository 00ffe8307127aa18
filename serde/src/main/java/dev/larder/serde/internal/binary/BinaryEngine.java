package dev.larder.serde.internal.binary;

import com.esotericsoftware.kryo.io.KryoBufferOverflowException;
import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.Refusal;
import dev.larder.serde.internal.Spares;
import dev.larder.serde.internal.fallback.Author;
import dev.larder.serde.internal.fallback.Opaque;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values to the binary format and back. Thread-safe: machines are pooled. */
public final class BinaryEngine {
    private final Registry registry;
    private final Limits limits;
    private final boolean graphs;
    private final Spares<Machine> trees = new Spares<>();
    private final Spares<Machine> linked = new Spares<>();

    /**
     * An engine that takes the built-in JDK classes and those given.
     *
     * @param classes the classes that may be written and read
     * @param packages the packages whose classes may be, with all below them
     * @param limits what one value may cost
     * @param references whether one object that occurs twice stays one, and cycles are kept
     */
    public BinaryEngine(Collection<Class<?>> classes, Collection<String> packages, Limits limits, boolean references) {
        this.registry = new Registry(classes, packages);
        this.limits = limits;
        this.graphs = references;
    }

    private Machine machine(boolean graph, @Nullable Author author) {
        Machine spare = (graph ? linked : trees).take();
        Machine machine = spare == null ? new Machine(registry, limits, graph) : spare;
        machine.author(author);
        return machine;
    }

    private void release(Machine machine, boolean graph) {
        machine.release();
        (graph ? linked : trees).give(machine);
    }

    /**
     * {@return whether bytes claim to be of this format}
     *
     * @param bytes any bytes
     */
    public static boolean isBinary(byte[] bytes) {
        return Envelope.isOne(bytes);
    }

    /**
     * {@return whether bytes of this format were changed or cut}
     *
     * @param bytes bytes that claim to be of this format
     */
    public static boolean isDamaged(byte[] bytes) {
        try {
            Envelope.open(bytes, true);
            return false;
        } catch (Refusal refusal) {
            return refusal.kind() == Refusal.Kind.SYNTAX;
        }
    }

    /**
     * {@return what a fallback wrote, if the whole value is just that}
     *
     * @param bytes any bytes
     */
    public static Optional<Opaque> opaque(byte[] bytes) {
        if (!isBinary(bytes) || isDamaged(bytes)) {
            return Optional.empty();
        }
        Reader in = new Reader(new Limits(bytes.length, 1, Integer.MAX_VALUE));
        in.open(bytes, Envelope.SIZE);
        return in.remaining() > 0 && Classes.isOpaque(in.readVarInt(true))
                ? Optional.of(OpaqueWire.take(in))
                : Optional.empty();
    }

    /**
     * {@return whether a class is one of the JDK's that the format has}
     *
     * @param type a class
     */
    public static boolean isBuiltIn(Class<?> type) {
        return BuiltIns.mentionId(type) != null;
    }

    /**
     * {@return whether a name is that of a class of the JDK}
     *
     * @param name a binary name
     */
    public static boolean isPlatform(String name) {
        return Refused.isPlatform(name);
    }

    /**
     * {@return the bytes of a value}
     *
     * @param value the value, or null
     * @throws Refusal if it cannot be encoded
     */
    public byte[] encode(@Nullable Object value) {
        return encode(value, null);
    }

    /**
     * {@return the bytes of a value}
     *
     * @param value the value, or null
     * @param author writes the parts that the format does not take; null to refuse them
     * @throws Refusal if it cannot be encoded
     */
    public byte[] encode(@Nullable Object value, @Nullable Author author) {
        Machine machine = machine(graphs, author);
        try {
            return encode(machine, value);
        } catch (Refusal refusal) {
            throw refusal;
        } catch (KryoBufferOverflowException e) {
            throw new Refusal(
                    Refusal.Kind.LIMIT, "The value is over " + limits.maxBytes() + " bytes (SerdeLimits.maxBytes)");
        } catch (StackOverflowError e) {
            throw limits.tooDeep();
        } catch (RuntimeException e) {
            throw new Refusal(
                    Refusal.Kind.VALUE,
                    "A part of the value threw " + e.getClass().getName());
        } finally {
            release(machine, graphs);
        }
    }

    private byte[] encode(Machine machine, @Nullable Object value) {
        Writer out = machine.out();
        out.open();
        out.setPosition(Envelope.SIZE);
        machine.put(out, value);
        byte[] bytes = out.toBytes();
        limits.checkSize(bytes.length);
        out.meter.settle(bytes.length);
        Envelope.seal(
                bytes,
                graphs ? Envelope.GRAPH : Envelope.TREE,
                machine.classes().fingerprint());
        return bytes;
    }

    /**
     * {@return the value that bytes hold}
     *
     * @param bytes an envelope and a body
     * @throws Refusal if they hold none that this engine allows
     */
    public @Nullable Object decode(byte[] bytes) {
        return decode(bytes, null);
    }

    /**
     * {@return the value that bytes hold}
     *
     * @param bytes an envelope and a body
     * @param author reads the parts that a fallback wrote; null to refuse them
     * @throws Refusal if they hold none that this engine allows
     */
    public @Nullable Object decode(byte[] bytes, @Nullable Author author) {
        limits.checkSize(bytes.length);
        int fingerprint = Envelope.open(bytes, graphs);
        boolean graph = Envelope.isGraph(bytes);
        Machine machine = machine(graph, author);
        try {
            return decode(machine, bytes, fingerprint);
        } catch (Refusal refusal) {
            throw refusal;
        } catch (StackOverflowError e) {
            throw limits.tooDeep();
        } catch (RuntimeException e) {
            // Kryo and the JDK's constructors say by many exceptions that a part of a body is wrong; their texts quote
            // it.
            throw Refusal.damaged("The body is damaged (" + e.getClass().getSimpleName() + ")");
        } finally {
            release(machine, graph);
        }
    }

    private static @Nullable Object decode(Machine machine, byte[] bytes, int fingerprint) {
        Reader in = machine.in();
        in.open(bytes, Envelope.SIZE);
        Object value = machine.take(in);
        if (in.remaining() > 0) {
            throw Refusal.damaged("Bytes follow the value");
        }
        if (machine.classes().fingerprint() != fingerprint && !machine.classes().passedOver()) {
            throw new Refusal(
                    Refusal.Kind.UNSUPPORTED,
                    "The fingerprint does not fit: the classes of this reader are not those of the writer");
        }
        return value;
    }
}
