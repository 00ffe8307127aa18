package dev.larder.store.testkit.junit;

import dev.larder.store.testkit.ManualClock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stores of one test, opened when they are asked for, and their clock. Closed by JUnit when the test is over. */
final class TestStores implements AutoCloseable {
    private final String uri;
    private final Wishes wishes;
    private final ManualClock clock = ManualClock.now();
    private final Map<String, TestStore> stores = new LinkedHashMap<>();

    TestStores(String uri, Wishes wishes) {
        this.uri = uri;
        this.wishes = wishes;
    }

    ManualClock clock() {
        return clock;
    }

    synchronized TestStore store(String name) {
        return stores.computeIfAbsent(name, n -> TestStore.open(uri, wishes, clock));
    }

    /** JUnit takes a skip for a failure while it resolves parameters, so this is to be called before. */
    void skipIfItCannotTurnTheClock() {
        if (wishes.clock()) {
            store("");
        }
    }

    /** Cleans up after each store, whatever happens with the others. */
    @Override
    public synchronized void close() throws Exception {
        List<TestStore> opened = new ArrayList<>(stores.values());
        stores.clear();
        Collections.reverse(opened);
        Exception trouble = null;
        for (TestStore store : opened) {
            try {
                store.close();
            } catch (Exception e) {
                if (trouble == null) {
                    trouble = e;
                } else {
                    trouble.addSuppressed(e);
                }
            }
        }
        if (trouble != null) {
            throw trouble;
        }
    }
}
