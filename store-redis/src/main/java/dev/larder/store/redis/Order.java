package dev.larder.store.redis;

import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Verb;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.ProtocolKeyword;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is asked of the server; may be asked several times, each time as a new {@link Call}. Not thread-safe while it is built. */
final class Order {
    private final ProtocolKeyword type;
    private final CommandArgs<byte[], byte[]> args;
    private final List<Object> parts = new ArrayList<>(6);
    private @Nullable String note;
    private byte @Nullable [] key;
    private @Nullable Supplier<Order> plain;

    private Order(ProtocolKeyword type, CommandArgs<byte[], byte[]> args) {
        this.type = type;
        this.args = args;
    }

    static Order of(ProtocolKeyword type) {
        return new Order(type, new CommandArgs<>(ByteArrayCodec.INSTANCE));
    }

    /** An order whose arguments are packed already; as it is shown, it has those of another. */
    static Order packed(ProtocolKeyword type, Packed args, Supplier<Order> plain) {
        Order order = new Order(type, args);
        order.plain = plain;
        return order;
    }

    /** Adds a key; the first decides which node of a cluster is asked. */
    Order key(byte[] bytes) {
        if (key == null) {
            key = bytes;
        }
        args.addKey(bytes);
        parts.add(new Named(bytes));
        return this;
    }

    /** Adds what is made of keys and may be shown, such as a pattern. */
    Order name(byte[] bytes) {
        args.add(bytes);
        parts.add(new Named(bytes));
        return this;
    }

    /** Adds a value, or a part of one. */
    Order arg(byte[] bytes) {
        args.add(bytes);
        parts.add(bytes);
        return this;
    }

    Order arg(String text) {
        args.add(text);
        parts.add(text);
        return this;
    }

    Order arg(long number) {
        args.add(number);
        parts.add(number);
        return this;
    }

    /** The first key, or null where none is named. */
    byte @Nullable [] key() {
        return plain == null ? key : plain.get().key();
    }

    Call call() {
        return new Call(type, args);
    }

    /** Says in words what no one can read from the command, such as which script a digest stands for. */
    Order note(String text) {
        note = text;
        return this;
    }

    /** The command as it may be shown: names and numbers as they are, values by their length. */
    String shown() {
        if (plain != null) {
            return plain.get().shown();
        }
        StringBuilder text = new StringBuilder(type.toString());
        parts.forEach(part -> text.append(' ').append(shown(part)));
        return note == null
                ? text.toString()
                : text.append("   (").append(note).append(')').toString();
    }

    private static String shown(Object part) {
        if (part instanceof byte[] bytes) {
            return bytes.length == 0 ? Verb.VALUE : "<" + bytes.length + " bytes>";
        }
        String text = Keys.display(part.toString());
        return text.isEmpty() || text.indexOf(' ') >= 0 || text.indexOf('"') >= 0
                ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : text;
    }

    /** Bytes that are text. */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    private record Named(byte[] bytes) {
        @Override
        public String toString() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @Override
    public String toString() {
        return type.toString();
    }
}
