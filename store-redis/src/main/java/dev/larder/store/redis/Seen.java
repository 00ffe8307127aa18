package dev.larder.store.redis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * On which page of a listing a key came, by a 64-bit digest of its name, for up to {@value #MOST} keys (24 MB). What a page gave
 * counts only once its next one is asked for, so that a page may be asked for again. Not thread-safe.
 */
final class Seen {
    static final int MOST = 1_000_000;
    private static final int MOST_PENDING = 8;

    private long[] digests = new long[1024];
    private int[] pages = new int[1024];
    private int size;

    /** What the latest pages gave, by the number of the call. */
    private final Map<Long, long[]> pending = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, long[]> eldest) {
            return size() > MOST_PENDING;
        }
    };

    /** The page after the one that a call gave is asked for. */
    void settle(long call, int page) {
        long[] given = pending.remove(call);
        if (given != null) {
            for (long digest : given) {
                note(digest, page);
            }
        }
    }

    /** What a call gave. */
    void give(long call, List<Long> given) {
        pending.put(call, given.stream().mapToLong(Long::longValue).toArray());
    }

    /** Whether a page before this one gave the key. */
    boolean before(long digest, int page) {
        int at = place(digest);
        return digests[at] == digest && pages[at] < page;
    }

    private void note(long digest, int page) {
        int at = place(digest);
        if (digests[at] == digest) {
            pages[at] = Math.min(pages[at], page);
        } else if (size < MOST) {
            digests[at] = digest;
            pages[at] = page;
            size++;
            if (size * 2 > digests.length) {
                grow();
            }
        }
    }

    /** Where a digest is, or where it would be. */
    private int place(long digest) {
        int mask = digests.length - 1;
        int at = (int) (digest >>> 32) & mask;
        while (digests[at] != 0 && digests[at] != digest) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldDigests = digests;
        int[] oldPages = pages;
        digests = new long[oldDigests.length * 2];
        pages = new int[digests.length];
        for (int i = 0; i < oldDigests.length; i++) {
            if (oldDigests[i] != 0) {
                int at = place(oldDigests[i]);
                digests[at] = oldDigests[i];
                pages[at] = oldPages[i];
            }
        }
    }

    /** FNV-1a, then MurmurHash3's finalizer to spread it; never 0, which marks a free place. */
    static long digest(byte[] name) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : name) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
