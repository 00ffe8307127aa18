package dev.larder.store.redis;

import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.ProtocolKeyword;
import org.jspecify.annotations.Nullable;

/** What is asked of the server; may be asked several times, each time as a new {@link Call}. Not thread-safe while it is built. */
final class Order {
    private final ProtocolKeyword type;
    private final CommandArgs<byte[], byte[]> args = new CommandArgs<>(ByteArrayCodec.INSTANCE);
    private byte @Nullable [] key;

    private Order(ProtocolKeyword type) {
        this.type = type;
    }

    static Order of(ProtocolKeyword type) {
        return new Order(type);
    }

    /** Adds a key; the first decides which node of a cluster is asked. */
    Order key(byte[] bytes) {
        if (key == null) {
            key = bytes;
        }
        args.addKey(bytes);
        return this;
    }

    Order arg(byte[] bytes) {
        args.add(bytes);
        return this;
    }

    Order arg(String text) {
        args.add(text);
        return this;
    }

    Order arg(long number) {
        args.add(number);
        return this;
    }

    /** The first key, or null where none is named. */
    byte @Nullable [] key() {
        return key;
    }

    Call call() {
        return new Call(type, args);
    }

    @Override
    public String toString() {
        return type.toString();
    }
}
