package dev.larder.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.redis.Arguments.Role;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.CommandArgs;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final byte[] KEY = "schlüssel".getBytes(UTF_8);

    @Test
    void theBytesAreThoseThatLettuceWouldSend() {
        long seed = Long.getLong("larder.seed", new Random().nextLong());
        Random random = new Random(seed);
        CommandArgs<byte[], byte[]> lettuces = new CommandArgs<>(ByteArrayCodec.INSTANCE);
        Arguments ours = new Arguments();
        lettuces.add("NX").add("größer").add(0).add(-17).add(Long.MAX_VALUE).addKey(KEY);
        ours.append("NX", Role.WORD);
        ours.append("größer", Role.WORD);
        ours.append(0L, Role.WORD);
        ours.append(-17L, Role.WORD);
        ours.append(Long.MAX_VALUE, Role.WORD);
        ours.append(KEY, Role.KEY);
        for (int length : new int[] {0, 9, 10, 99, 100, 9_999, 10_000, 70_000, random.nextInt(100_000)}) {
            byte[] value = new byte[length];
            random.nextBytes(value);
            lettuces.add(value);
            ours.append(value, Role.VALUE);
        }
        byte[] expected = bytes(lettuces);
        for (int time = 0; time < 2; time++) { // an order may be sent again
            assertThat(bytes(ours)).as("-Dlarder.seed=%s", seed).isEqualTo(expected);
        }
        assertThat(ours.count()).isEqualTo(lettuces.count());
        assertThat(ours.getFirstEncodedKey()).isEqualTo(lettuces.getFirstEncodedKey());
    }

    @Test
    void aPatternIsNoKey() {
        Arguments arguments = new Arguments();
        arguments.append("a*".getBytes(UTF_8), Role.NAME);
        assertThat(arguments.getFirstEncodedKey()).isNull();
        arguments.append(KEY, Role.KEY);
        assertThat(arguments.getFirstEncodedKey()).isEqualTo(ByteBuffer.wrap(KEY));
    }

    @Test
    void aValueIsNotShown() {
        Arguments arguments = new Arguments();
        arguments.append("k 1".getBytes(UTF_8), Role.KEY);
        arguments.append("canary".getBytes(UTF_8), Role.VALUE);
        StringBuilder shown = new StringBuilder();
        arguments.show(shown);
        assertThat(shown).hasToString(" \"k 1\" <6 bytes>");
        assertThat(arguments + arguments.toCommandString()).doesNotContain("canary");
    }

    private static byte[] bytes(CommandArgs<byte[], byte[]> args) {
        ByteBuf buffer = Unpooled.buffer();
        args.encode(buffer);
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }
}
