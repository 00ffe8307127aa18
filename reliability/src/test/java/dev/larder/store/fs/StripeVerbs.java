package dev.larder.store.fs;

import dev.larder.store.backend.BackendException;
import java.time.Duration;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** Counts that are kept apart by stripes and by nothing else: a thread that does not wait for the others is seen in them. */
@Param(name = "stripe", gen = IntGen.class, conf = "0:1")
public class StripeVerbs {
    private static final Duration TIMEOUT = Duration.ofHours(1);

    private final Stripes stripes = new Stripes(2);
    private final int[] counts = new int[2];

    void lock(int stripe) throws BackendException {
        stripes.lock(stripe, TIMEOUT);
    }

    void unlock(int stripe) {
        stripes.unlock(stripe);
    }

    void lockAll() throws BackendException {
        stripes.lockAll();
    }

    void unlockAll() {
        stripes.unlockAll();
    }

    @Operation
    public int add(@Param(name = "stripe") int stripe) throws Exception {
        lock(stripe);
        try {
            return ++counts[stripe];
        } finally {
            unlock(stripe);
        }
    }

    /** Both at once, as when a root is closed. */
    @Operation
    public int addToBoth() throws Exception {
        lockAll();
        try {
            return ++counts[0] + ++counts[1];
        } finally {
            unlockAll();
        }
    }

    /** Both, the first one first: whoever takes two. */
    @Operation
    public int move() throws Exception {
        lock(0);
        try {
            lock(1);
            try {
                counts[0]--;
                return ++counts[1];
            } finally {
                unlock(1);
            }
        } finally {
            unlock(0);
        }
    }
}
