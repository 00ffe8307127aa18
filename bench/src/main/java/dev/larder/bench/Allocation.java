package dev.larder.bench;

import com.sun.management.ThreadMXBean;
import dev.larder.bench.PairedRounds.Work;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a call allocates on the heap: on the thread that calls, and on all others, such as the event loop of its client. */
final class Allocation {
    private static final int CALLS = 20_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /** Bytes per call of each contestant, after as many calls to warm up. */
    static List<Map<String, Object>> perCall(String task, Map<String, Work> works) throws Exception {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map.Entry<String, Work> one : works.entrySet()) {
            one.getValue().run(0, CALLS);
            long own = THREADS.getCurrentThreadAllocatedBytes();
            long all = ofAll();
            one.getValue().run(0, CALLS);
            all = ofAll() - all;
            own = THREADS.getCurrentThreadAllocatedBytes() - own;
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("task", task);
            row.put("contestant", one.getKey());
            row.put("bytesPerCall", Math.round((double) all / CALLS));
            row.put("onTheCallersThread", Math.round((double) own / CALLS));
            rows.add(row);
        }
        rows.forEach(System.out::println);
        return rows;
    }

    private static long ofAll() {
        long sum = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }
}
