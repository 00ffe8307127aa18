package dev.larder.bench;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.larder.store.Store;
import java.util.function.Consumer;

/** Memory; by hand it is a Caffeine cache with the copies that isolation costs. */
final class MemoryPlace implements Place {
    private static final long MOST = 4_000_000;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public int mostKeys() {
        return 1_000_000;
    }

    @Override
    public Sides open(int space, int keys, byte[] value) throws Exception {
        Store store = Store.open("memory:?max-entries=" + MOST + "&max-value=1GiB");
        Side larder = new StoreSide(store, false);
        Side byHand = new ByHand(Caffeine.newBuilder().maximumSize(MOST).build());
        Place.fill(larder, keys, value);
        Place.fill(byHand, keys, value);
        return new Sides(larder, byHand, new StoreSide(store, true));
    }

    @Override
    public void close() {}

    private record ByHand(Cache<String, byte[]> cache) implements Side {
        @Override
        public void put(String key, byte[] value) {
            cache.put(key, value.clone());
        }

        @Override
        public byte[] get(String key) {
            byte[] held = cache.getIfPresent(key);
            if (held == null) {
                throw new IllegalStateException("There is no " + key);
            }
            return held.clone();
        }

        @Override
        public void list(Consumer<String> each) {
            cache.asMap().keySet().forEach(each);
        }

        @Override
        public void close() {
            cache.invalidateAll();
        }
    }
}
