package dev.larder.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.CommandArgs;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedTest {
    @Test
    void theBytesAreThoseThatLettuceWouldSend() {
        long seed = Long.getLong("larder.seed", new Random().nextLong());
        Random random = new Random(seed);
        CommandArgs<byte[], byte[]> plain = new CommandArgs<>(ByteArrayCodec.INSTANCE);
        Packed packed = new Packed("key".getBytes(UTF_8), random.nextInt(64));
        for (int length : new int[] {3, 0, 9, 10, 11, 99, 100, 101, 9_999, 10_000, 70_000, random.nextInt(100_000)}) {
            byte[] argument = new byte[length];
            random.nextBytes(argument);
            plain.add(argument);
            packed.append(argument);
        }
        assertThat(bytes(packed)).as("-Dlarder.seed=%s", seed).isEqualTo(bytes(plain));
        assertThat(packed.count()).isEqualTo(plain.count());
        assertThat(packed.getFirstEncodedKey()).isEqualTo(ByteBuffer.wrap("key".getBytes(UTF_8)));
    }

    @Test
    void noArgumentIsShown() {
        Packed packed = new Packed("key".getBytes(UTF_8), 0);
        packed.append("canary".getBytes(UTF_8));
        assertThat(packed.toString() + packed.toCommandString()).doesNotContain("canary");
    }

    private static byte[] bytes(CommandArgs<byte[], byte[]> args) {
        ByteBuf buffer = Unpooled.buffer();
        args.encode(buffer);
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }
}
