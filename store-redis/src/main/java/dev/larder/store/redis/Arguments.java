package dev.larder.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Verb;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.CommandArgs;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a command, each of which knows whether it may be shown. Lettuce's own do not, and take a second object for
 * each beside one that does. What this inherits to add others has no effect. Not thread-safe while it is built.
 */
final class Arguments extends CommandArgs<byte[], byte[]> {
    private @Nullable Argument first;
    private @Nullable Argument last;
    private int count;

    Arguments() {
        super(ByteArrayCodec.INSTANCE);
    }

    /** What an argument is for. */
    enum Role {
        /** Bytes that are the text of a key, which decides which node of a cluster is asked. */
        KEY,
        /** Bytes that are text made of keys. */
        NAME,
        /** Bytes that are a value, or a part of one. */
        VALUE,
        /** A text or a number. */
        WORD
    }

    private static final class Argument {
        private final Object content;
        private final Role role;
        private @Nullable Argument next;

        Argument(Object content, Role role) {
            this.content = content;
            this.role = role;
        }

        byte[] bytes() {
            return content instanceof byte[] bytes ? bytes : content.toString().getBytes(UTF_8);
        }

        String shown() {
            if (role == Role.VALUE) {
                int length = bytes().length;
                return length == 0 ? Verb.VALUE : "<" + length + " bytes>";
            }
            String text = Keys.display(new String(bytes(), UTF_8));
            return text.isEmpty() || text.indexOf(' ') >= 0 || text.indexOf('"') >= 0
                    ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                    : text;
        }
    }

    void append(Object content, Role role) {
        Argument argument = new Argument(content, role);
        if (last == null) {
            first = argument;
        } else {
            last.next = argument;
        }
        last = argument;
        count++;
    }

    /** The first key, or null where none is named. */
    byte @Nullable [] key() {
        for (Argument one = first; one != null; one = one.next) {
            if (one.role == Role.KEY) {
                return one.bytes();
            }
        }
        return null;
    }

    /** Names and numbers as they are, values by their length; a space before each. */
    void show(StringBuilder text) {
        for (Argument one = first; one != null; one = one.next) {
            text.append(' ').append(one.shown());
        }
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public @Nullable ByteBuffer getFirstEncodedKey() {
        byte[] key = key();
        return key == null ? null : ByteBuffer.wrap(key);
    }

    @Override
    public void encode(ByteBuf buffer) {
        for (Argument one = first; one != null; one = one.next) {
            byte[] bytes = one.bytes();
            buffer.writeByte('$');
            number(buffer, bytes.length);
            end(buffer);
            buffer.writeBytes(bytes);
            end(buffer);
        }
    }

    private static void number(ByteBuf buffer, int number) {
        if (number >= 10) {
            number(buffer, number / 10);
        }
        buffer.writeByte('0' + number % 10);
    }

    private static void end(ByteBuf buffer) {
        buffer.writeByte('\r').writeByte('\n');
    }

    /** Shows no argument: there may be values among them. */
    @Override
    public String toString() {
        return "Arguments[" + count + "]";
    }

    @Override
    public String toCommandString() {
        return toString();
    }
}
