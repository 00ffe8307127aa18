package dev.larder.bench;

import com.alicp.jetcache.embedded.CaffeineCacheBuilder;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.mapdb.DB;
import org.mapdb.DBMaker;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.cache.Cache;
import org.springframework.cache.caffeine.CaffeineCacheManager;

/**
 * What else keeps arrays in memory: those that hold references get the copies that Larder makes. The bound is that of Larder where
 * there is one to set; MVStore and MapDB's quickest map have none. JMH opens them only for their own benchmarks, so that the others'
 * code is compiled as it would be without them.
 */
@State(Scope.Benchmark)
public class MemoryPeers {
    private static final int MOST = 100_000;

    private final Cache spring;
    private final com.alicp.jetcache.Cache<String, byte[]> jetcache;
    private final MVStore mvstore = new MVStore.Builder().autoCommitDisabled().open();
    private final MVMap<String, byte[]> mvmap = mvstore.openMap("kv");
    private final DB mapdb = DBMaker.heapDB().make();
    private final java.util.concurrent.ConcurrentMap<String, byte[]> heapMap;

    /** Opens all of them. */
    @SuppressWarnings({"unchecked", "NullAway"}) // the map has no serializers; the manager makes what it is asked for
    public MemoryPeers() {
        CaffeineCacheManager manager = new CaffeineCacheManager();
        manager.setCaffeine(Caffeine.newBuilder().maximumSize(MOST));
        spring = manager.getCache("kv");
        jetcache = CaffeineCacheBuilder.createCaffeineCacheBuilder().limit(MOST).buildCache();
        heapMap = (java.util.concurrent.ConcurrentMap<String, byte[]>)
                (java.util.concurrent.ConcurrentMap<?, ?>) mapdb.hashMap("kv").create();
    }

    /** Fills all of them. */
    @Setup
    public void fill() {
        for (String key : MemoryBench.keys()) {
            byte[] value = new byte[100];
            springPut(key, value);
            jetcachePut(key, value);
            mvstorePut(key, value);
            mapdbPut(key, value);
        }
    }

    /** Closes all of them. */
    @TearDown
    public void close() {
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
