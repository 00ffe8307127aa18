package dev.larder.bench;

import com.alicp.jetcache.embedded.CaffeineCacheBuilder;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.mapdb.DB;
import org.mapdb.DBMaker;
import org.springframework.cache.Cache;
import org.springframework.cache.caffeine.CaffeineCacheManager;

/**
 * What else keeps arrays in memory: those that hold references get the copies that Larder makes. The bound is that of Larder where
 * there is one to set; MVStore and MapDB's quickest map have none.
 */
final class MemoryPeers {
    private final Cache spring;
    private final com.alicp.jetcache.Cache<String, byte[]> jetcache;
    private final MVStore mvstore = new MVStore.Builder().autoCommitDisabled().open();
    private final MVMap<String, byte[]> mvmap = mvstore.openMap("kv");
    private final DB mapdb = DBMaker.heapDB().make();
    private final java.util.concurrent.ConcurrentMap<String, byte[]> heapMap;

    @SuppressWarnings({"unchecked", "NullAway"}) // the map has no serializers; the manager makes what it is asked for
    MemoryPeers(int most) {
        CaffeineCacheManager manager = new CaffeineCacheManager();
        manager.setCaffeine(Caffeine.newBuilder().maximumSize(most));
        spring = manager.getCache("kv");
        jetcache = CaffeineCacheBuilder.createCaffeineCacheBuilder().limit(most).buildCache();
        heapMap = (java.util.concurrent.ConcurrentMap<String, byte[]>)
                (java.util.concurrent.ConcurrentMap<?, ?>) mapdb.hashMap("kv").create();
    }

    /** Puts a value into all of them. */
    void put(String key, byte[] value) {
        springPut(key, value);
        jetcachePut(key, value);
        mvstorePut(key, value);
        mapdbPut(key, value);
    }

    void close() {
        jetcache.close();
        mvstore.closeImmediately();
        mapdb.close();
    }

    byte[] springGet(String key) {
        return copy(spring.get(key, byte[].class));
    }

    void springPut(String key, byte[] value) {
        spring.put(key, value.clone());
    }

    byte[] jetcacheGet(String key) {
        return copy(jetcache.get(key));
    }

    void jetcachePut(String key, byte[] value) {
        jetcache.put(key, value.clone());
    }

    byte[] mvstoreGet(String key) {
        return copy(mvmap.get(key));
    }

    void mvstorePut(String key, byte[] value) {
        mvmap.put(key, value.clone());
    }

    byte[] mapdbGet(String key) {
        return copy(heapMap.get(key));
    }

    void mapdbPut(String key, byte[] value) {
        heapMap.put(key, value.clone());
    }

    private static byte[] copy(byte @Nullable [] held) {
        if (held == null) {
            throw new IllegalStateException("A cache has lost what was put");
        }
        return held.clone();
    }
}
