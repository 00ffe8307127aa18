package dev.larder.store.redis;

import io.lettuce.core.RedisException;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.protocol.ProtocolKeyword;
import io.netty.buffer.ByteBuf;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * One command that goes over the wire at most once, whatever the client's options say of reconnecting, and that knows
 * whether it went. A second time is allowed only after the server has refused the first, as a cluster does with {@code MOVED}.
 * Where Lettuce would repeat the command, {@code PING} goes in its place and the call fails.
 */
final class Call extends AsyncCommand<byte[], byte[], @Nullable Object> {
    private static final AtomicReferenceFieldUpdater<Call, State> STATE =
            AtomicReferenceFieldUpdater.newUpdater(Call.class, State.class, "state");
    private static final Command<byte[], byte[], @Nullable Object> PING =
            new Command<>(CommandType.PING, new Reply(), new CommandArgs<>(ByteArrayCodec.INSTANCE));

    private volatile State state = State.NEW;

    private enum State {
        NEW,
        SENT,
        GIVEN_UP
    }

    Call(ProtocolKeyword type, CommandArgs<byte[], byte[]> args) {
        super(new Command<>(type, new Reply(), args));
    }

    @Override
    public void encode(ByteBuf buf) {
        if (STATE.compareAndSet(this, State.NEW, State.SENT)
                || (state == State.SENT && ((Reply) getOutput()).takeRefused())) {
            super.encode(buf);
            return;
        }
        completeExceptionally(new RedisException("The connection was lost before the answer came"));
        PING.encode(buf);
    }

    /** Whether the command has been handed to the connection: the server may have it. */
    boolean sent() {
        return state == State.SENT;
    }

    /** No longer waits for the answer; if the command has not been sent, it never will be. */
    void giveUp() {
        STATE.compareAndSet(this, State.NEW, State.GIVEN_UP);
        cancel(false);
    }

    /** Lettuce looks commands up by identity in its queue; two calls are never the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
