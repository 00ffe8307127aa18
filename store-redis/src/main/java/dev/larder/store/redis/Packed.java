package dev.larder.store.redis;

import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.CommandArgs;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The arguments of a command for many keys, as they go over the wire. The thread that asks makes them, while the one of the
 * connection still writes or reads what belongs to others; the latter is the one that all wait for.
 */
final class Packed extends CommandArgs<byte[], byte[]> {
    /** What surrounds an argument: {@code $}, its length, and twice CR LF. */
    static final int AROUND = 15;

    private final byte[] firstKey;
    private byte[] wire;
    private int length;
    private int count;

    /**
     * Without arguments so far.
     *
     * @param firstKey the key that decides which node of a cluster is asked
     * @param size about how many bytes there will be
     */
    Packed(byte[] firstKey, int size) {
        super(ByteArrayCodec.INSTANCE);
        this.firstKey = firstKey;
        this.wire = new byte[size];
    }

    void append(byte[] argument) {
        if (wire.length - length < argument.length + AROUND) {
            wire = Arrays.copyOf(wire, wire.length * 2 + argument.length + AROUND);
        }
        wire[length++] = '$';
        number(argument.length);
        end();
        System.arraycopy(argument, 0, wire, length, argument.length);
        length += argument.length;
        end();
        count++;
    }

    private void number(int number) {
        if (number >= 10) {
            number(number / 10);
        }
        wire[length++] = (byte) ('0' + number % 10);
    }

    private void end() {
        wire[length++] = '\r';
        wire[length++] = '\n';
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public ByteBuffer getFirstEncodedKey() {
        return ByteBuffer.wrap(firstKey);
    }

    @Override
    public void encode(ByteBuf buffer) {
        buffer.writeBytes(wire, 0, length);
    }

    /** Shows no argument: there may be values among them. */
    @Override
    public String toString() {
        return "Packed[" + count + " arguments]";
    }

    @Override
    public String toCommandString() {
        return toString();
    }
}
