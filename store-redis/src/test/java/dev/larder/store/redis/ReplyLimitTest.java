package dev.larder.store.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyLimitTest {
    /** What passes of a stream that comes in pieces. */
    private static String pass(String stream, int limit, Random pieces) {
        EmbeddedChannel channel = new EmbeddedChannel(new ReplyLimit(limit));
        byte[] bytes = stream.getBytes(US_ASCII);
        for (int from = 0; from < bytes.length; ) {
            int length = Math.min(bytes.length - from, 1 + pieces.nextInt(7));
            channel.writeInbound(Unpooled.copiedBuffer(bytes, from, length));
            from += length;
        }
        StringBuilder passed = new StringBuilder();
        for (ByteBuf out = channel.readInbound(); out != null; out = channel.readInbound()) {
            passed.append(out.toString(US_ASCII));
            assertThat(out.refCnt()).isEqualTo(1);
            out.release();
        }
        channel.finishAndReleaseAll();
        return passed.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "+OK~, +OK~",
        "$5~12345~, $5~12345~",
        "$6~123456~, -LARDERBIG 6~",
        "$-1~, $-1~",
        "$0~~, $0~~",
        "*2~$6~123456~$1~a~+x~, *2~-LARDERBIG 6~$1~a~+x~",
        "*-1~:12345678~-ERR $9~, *-1~:12345678~-ERR $9~",
        "$5~+$9~x~:1~, $5~+$9~x~:1~",
        "=6~txt:ab~#t~, -LARDERBIG 6~#t~",
        "$8~~~~~~:1~, -LARDERBIG 8~:1~",
    })
    void onlyLongStringsAreReplaced(String stream, String expected) {
        for (int seed = 0; seed < 50; seed++) {
            assertThat(pass(stream.replace("~", "\r\n"), 5, new Random(seed)))
                    .as("seed %d", seed)
                    .isEqualTo(expected.replace("~", "\r\n"));
        }
    }

    @Test
    void aStreamBelowTheLimitPassesUnchanged() {
        long seed = Long.getLong("larder.seed", new Random().nextLong());
        Random random = new Random(seed);
        StringBuilder stream = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            int length = random.nextInt(40);
            stream.append(
                    switch (random.nextInt(4)) {
                        case 0 -> "+text\r\n";
                        case 1 -> ":" + random.nextInt() + "\r\n";
                        case 2 -> "*" + random.nextInt(9) + "\r\n";
                        default -> "$" + length + "\r\n" + "$\r\n+".repeat(10).substring(0, length) + "\r\n";
                    });
        }
        assertThat(pass(stream.toString(), 40, random)).as("seed %d", seed).isEqualTo(stream.toString());
    }
}
