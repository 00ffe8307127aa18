package dev.larder.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CopyTest {
    @Test
    void whatPassesIsCopiedWholeHoweverItIsCut() {
        long seed = Long.getLong("larder.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            byte[] body = new byte[random.nextInt(300_000)];
            random.nextBytes(body);
            Copy copy = new Copy(body.length, random.nextBoolean() ? body.length : -1);
            for (int from = 0; from < body.length; ) {
                int length = Math.min(body.length - from, 1 + random.nextInt(i % 2 == 0 ? 100_000 : 50));
                ByteBuffer buffer = ByteBuffer.wrap(body, from, length).asReadOnlyBuffer();
                copy.add(List.of(buffer, ByteBuffer.allocate(0)));
                assertThat(buffer.remaining()).as("seed %d", seed).isEqualTo(length);
                from += length;
            }
            assertThat(copy.whole()).as("seed %d, round %d", seed, i).hasValue(body);
        }
    }

    @Test
    void whatIsTooMuchOrNotAsLongAsWasSaidIsNone() {
        assertThat(added(new Copy(3, -1), 4)).isEmpty();
        assertThat(added(new Copy(3, -1), 3)).hasValue(new byte[3]);
        assertThat(added(new Copy(9, 3), 4)).isEmpty();
        assertThat(added(new Copy(9, 5), 4)).isEmpty();
        assertThat(added(new Copy(3, 4), 0)).isEmpty();
        assertThat(added(new Copy(-1, -1), 0)).isEmpty();
        assertThat(added(new Copy(0, 0), 0)).hasValue(new byte[0]);
    }

    private static java.util.Optional<byte[]> added(Copy copy, int length) {
        copy.add(List.of(ByteBuffer.allocate(length)));
        return copy.whole();
    }
}
