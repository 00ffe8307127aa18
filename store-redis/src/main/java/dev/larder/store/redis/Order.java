package dev.larder.store.redis;

import dev.larder.store.redis.Arguments.Role;
import io.lettuce.core.protocol.ProtocolKeyword;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is asked of the server; may be asked several times, each time as a new {@link Call}. Not thread-safe while it is built. */
final class Order {
    private final ProtocolKeyword type;
    private final Arguments args = new Arguments();
    private @Nullable String note;
    private @Nullable Packed packed;
    private @Nullable Supplier<Order> plain;

    private Order(ProtocolKeyword type) {
        this.type = type;
    }

    static Order of(ProtocolKeyword type) {
        return new Order(type);
    }

    /** An order whose arguments are packed already; as it is shown, it has those of another. */
    static Order packed(ProtocolKeyword type, Packed args, Supplier<Order> plain) {
        Order order = new Order(type);
        order.packed = args;
        order.plain = plain;
        return order;
    }

    /** Adds a key; the first decides which node of a cluster is asked. */
    Order key(byte[] bytes) {
        return with(bytes, Role.KEY);
    }

    /** Adds what is made of keys and may be shown, such as a pattern. */
    Order name(byte[] bytes) {
        return with(bytes, Role.NAME);
    }

    /** Adds a value, or a part of one. */
    Order arg(byte[] bytes) {
        return with(bytes, Role.VALUE);
    }

    Order arg(String text) {
        return with(text, Role.WORD);
    }

    Order arg(long number) {
        return with(number, Role.WORD);
    }

    private Order with(Object content, Role role) {
        args.append(content, role);
        return this;
    }

    /** The first key, or null where none is named. */
    byte @Nullable [] key() {
        return plain == null ? args.key() : plain.get().key();
    }

    Call call() {
        return new Call(type, packed == null ? args : packed);
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
        args.show(text);
        return note == null
                ? text.toString()
                : text.append("   (").append(note).append(')').toString();
    }

    @Override
    public String toString() {
        return type.toString();
    }
}
