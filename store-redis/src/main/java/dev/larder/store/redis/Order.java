package dev.larder.store.redis;

import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Verb;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.ProtocolKeyword;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of the server; may be asked several times, each time as a new {@link Call}. Not thread-safe while it is built. */
final class Order {
    private final ProtocolKeyword type;
    private final CommandArgs<byte[], byte[]> args = new CommandArgs<>(ByteArrayCodec.INSTANCE);
    private final List<Object> parts = new ArrayList<>(6);
    private @Nullable String note;
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
        return key;
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
