package dev.larder.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
    @Test
    void sixteenThreadsShareOneSerde() throws Exception {
        Serde serde = Serde.standard().allow(Shop.Cart.class, Shop.Item.class, Shop.Color.class);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<Integer>> results = new ArrayList<>();
        for (int t = 0; t < 16; t++) {
            int number = t;
            results.add(threads.submit(() -> work(serde, number)));
        }
        for (Future<Integer> result : results) {
            assertThat(result.get(60, TimeUnit.SECONDS)).isEqualTo(300 * 3);
        }
        threads.shutdown();
    }

    private static int work(Serde serde, int number) throws Exception {
        int same = 0;
        for (int i = 0; i < 300; i++) {
            Shop.Cart cart = new Shop.Cart(
                    List.of(new Shop.Item("item " + number + "." + i, BigDecimal.valueOf(i))),
                    Optional.of("note " + number),
                    i % 2 == 0 ? Shop.Color.RED : Shop.Color.GREEN);
            for (Mode mode : new Mode[] {Mode.AUTO, Mode.JSON, Mode.BINARY}) {
                Codec<Shop.Cart> codec = serde.codec(mode, Shop.Cart.class);
                if (codec.decode(codec.encode(cart)).equals(cart)) {
                    same++;
                }
            }
        }
        return same;
    }
}
