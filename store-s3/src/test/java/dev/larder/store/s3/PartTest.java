package dev.larder.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartTest {
    private final long seed = Long.getLong("larder.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final Queue<byte[]> free = new ArrayDeque<>();

    @Test
    void whatWasAddedIsReadWhateverTheLengths() throws IOException {
        for (int round = 0; round < 20; round++) {
            int limit = 1 + random.nextInt(400_000);
            byte[] source = new byte[random.nextInt(2 * limit)];
            random.nextBytes(source);
            Part part = new Part(limit, free);
            int done = 0;
            for (int more = -1; more != 0; done += more) {
                more = part.add(source, done, Math.min(source.length - done, 1 + random.nextInt(90_000)));
            }
            byte[] expected = Arrays.copyOf(source, Math.min(limit, source.length));
            assertThat(part.full()).isEqualTo(source.length >= limit);
            assertThat(part.length()).isEqualTo(expected.length);
            assertThat(part.bytes()).as("-Dlarder.seed=%s", seed).isEqualTo(expected);
            for (int time = 0; time < 2; time++) { // a request that is sent again reads anew
                try (InputStream body = part.body().contentStreamProvider().newStream()) {
                    assertThat(slowly(body)).as("-Dlarder.seed=%s", seed).isEqualTo(expected);
                    assertThat(body.read()).isEqualTo(-1);
                }
            }
            part.release();
        }
    }

    @Test
    void aBodyGoesBackToItsMark() throws IOException {
        Part part = new Part(10, free);
        part.add(new byte[] {1, 2, 3, 4}, 0, 4);
        try (InputStream body = part.body().contentStreamProvider().newStream()) {
            assertThat(body.read()).isEqualTo(1);
            body.mark(10);
            assertThat(body.readAllBytes()).containsExactly(2, 3, 4);
            body.reset();
            assertThat(body.available()).isEqualTo(3);
            assertThat(body.readAllBytes()).containsExactly(2, 3, 4);
        }
    }

    @Test
    void piecesAreUsedAgain() {
        Part first = new Part(200_000, free);
        first.add(new byte[200_000], 0, 200_000);
        first.release();
        int pieces = free.size();
        Part second = new Part(200_000, free);
        second.add(new byte[200_000], 0, 200_000);
        assertThat(pieces).isPositive();
        assertThat(free).isEmpty();
    }

    private byte[] slowly(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[50_000];
        for (int count = 0; count >= 0; count = in.read(buffer, 0, 1 + random.nextInt(buffer.length))) {
            all.write(buffer, 0, count);
        }
        return all.toByteArray();
    }
}
