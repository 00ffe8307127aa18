package dev.larder.store.redis;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ByteProcessor;
import java.nio.charset.StandardCharsets;

/**
 * Stands before Lettuce on a connection and lets no string pass that is longer than a limit: an error takes its place, and its
 * bytes are dropped as they come, so that they are never held. It reads as much of the protocol as that needs: what is not a
 * string with a length is a line.
 *
 * @see <a href="https://redis.io/docs/latest/develop/reference/protocol-spec/">Redis serialization protocol specification</a>
 */
final class ReplyLimit extends ChannelInboundHandlerAdapter {
    private final long limit;
    private ByteBuf held = Unpooled.EMPTY_BUFFER;
    private long passing;
    private long dropping;
    private boolean inLine;

    ReplyLimit(long limit) {
        this.limit = limit;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof ByteBuf fresh)) {
            ctx.fireChannelRead(message);
            return;
        }
        ByteBuf in = fresh;
        if (held.isReadable()) {
            in = ctx.alloc().buffer(held.readableBytes() + fresh.readableBytes());
            in.writeBytes(held).writeBytes(fresh);
            fresh.release();
            forget();
        }
        try {
            cut(ctx, in);
        } finally {
            in.release();
        }
    }

    private void cut(ChannelHandlerContext ctx, ByteBuf in) {
        int at = in.readerIndex();
        while (at < in.writerIndex()) {
            int left = in.writerIndex() - at;
            if (dropping > 0) {
                int gone = (int) Math.min(dropping, left);
                dropping -= gone;
                at += gone;
                in.readerIndex(at);
            } else if (passing > 0) {
                int gone = (int) Math.min(passing, left);
                passing -= gone;
                at += gone;
            } else {
                boolean line = inLine || !hasLength(in.getByte(at));
                int end = line ? in.forEachByte(at, left, ByteProcessor.FIND_LF) : headerEnd(in, at);
                if (line) {
                    inLine = end < 0;
                    at = end < 0 ? in.writerIndex() : end + 1;
                } else if (end < 0) {
                    pass(ctx, in, at);
                    held = in.readBytes(left);
                    return;
                } else {
                    begin(ctx, in, at, end);
                    at = end + 1;
                }
            }
        }
        pass(ctx, in, at);
    }

    /** The LF behind a length, or -1; with so few bytes to it a loop is quicker than a search. */
    private static int headerEnd(ByteBuf in, int at) {
        for (int i = at + 1; i < in.writerIndex(); i++) {
            if (in.getByte(i) == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static boolean hasLength(byte type) {
        return type == '$' || type == '=' || type == '!';
    }

    private void begin(ChannelHandlerContext ctx, ByteBuf in, int at, int end) {
        long length = 0;
        for (int i = at + 1; i < end - 1; i++) {
            int digit = in.getByte(i) - '0';
            if (digit < 0 || digit > 9) {
                return; // -1, or what Lettuce will find wrong
            }
            length = length * 10 + digit;
        }
        if (length <= limit) {
            passing = length + 2;
            return;
        }
        pass(ctx, in, at);
        in.readerIndex(end + 1);
        dropping = length + 2;
        String error = "-" + Trouble.TOO_LARGE + " " + length + "\r\n";
        ctx.fireChannelRead(ctx.alloc().buffer(64).writeBytes(error.getBytes(StandardCharsets.US_ASCII)));
    }

    private static void pass(ChannelHandlerContext ctx, ByteBuf in, int until) {
        int length = until - in.readerIndex();
        if (length > 0) {
            ctx.fireChannelRead(in.readRetainedSlice(length));
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        forget();
    }

    private void forget() {
        held.release();
        held = Unpooled.EMPTY_BUFFER;
    }
}
