package dev.larder.store.redis;

import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.CommandOutput;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer of any shape: null, {@code byte[]}, {@link Long}, or a {@link List} of answers. */
final class Reply extends CommandOutput<byte[], byte[], @Nullable Object> {
    /** The lists that are not full yet, the innermost last; most answers have none. */
    private @Nullable Open open;

    private boolean refused;

    Reply() {
        super(ByteArrayCodec.INSTANCE, null);
    }

    private record Open(
            List<@Nullable Object> list, int size, @Nullable Open outer) {
        boolean full() {
            return list.size() == size;
        }
    }

    /** Whether the server has answered with an error since this was last asked: nothing was executed then. */
    boolean takeRefused() {
        boolean was = refused;
        refused = false;
        return was;
    }

    private void add(@Nullable Object value) {
        if (open == null) {
            output = value;
            return;
        }
        open.list().add(value);
        close();
    }

    private void close() {
        while (open != null && open.full()) {
            open = open.outer();
        }
    }

    @Override
    public void set(@Nullable ByteBuffer bytes) {
        if (bytes == null) {
            add(null);
            return;
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        add(copy);
    }

    @Override
    public void set(long integer) {
        add(integer);
    }

    @Override
    public void set(double number) {
        add(number);
    }

    @Override
    public void set(boolean value) {
        add(value);
    }

    @Override
    public void multi(int count) {
        if (count < 0) {
            add(null);
            return;
        }
        List<@Nullable Object> list = new ArrayList<>(Math.min(count, 1 << 16));
        add(list, count);
    }

    private void add(List<@Nullable Object> list, int count) {
        if (open == null) {
            output = list;
        } else {
            open.list().add(list);
        }
        if (count > 0) {
            open = new Open(list, count, open);
        } else {
            close();
        }
    }

    @Override
    public void setError(ByteBuffer text) {
        refused = true;
        super.setError(text);
    }

    /** Shows no content: an answer may hold values. */
    @Override
    public String toString() {
        return "Reply";
    }
}
