package dev.larder.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What sweeps measured, as rows of figures. */
final class Curves {
    /** Of the orders in which points are measured. */
    static final long SEED = 20_261_126;

    /** Opens a place. */
    interface Opening {
        Place open() throws Exception;
    }

    /** The places that are measured, one after the other. */
    static final List<Opening> PLACES = List.of(MemoryPlace::new, FilePlace::new, RedisPlace::new, S3Place::new);

    private Curves() {}

    /** The name of a curve: what is done, where and by whom. */
    static Map<String, Object> curve(String what, String place, String side) {
        Map<String, Object> curve = new LinkedHashMap<>();
        curve.put("what", what);
        curve.put("place", place);
        curve.put("side", side);
        return curve;
    }

    /** Runs a sweep and says so. */
    static List<Sweep.Measured> run(Sweep sweep, String what) throws Exception {
        long began = System.nanoTime();
        List<Sweep.Measured> measured = sweep.run();
        System.out.printf(
                "%s: %d points in %d s%n", what, measured.size(), (System.nanoTime() - began) / 1_000_000_000);
        return measured;
    }

    static List<Map<String, Object>> rows(List<Sweep.Measured> measured) {
        List<Map<String, Object>> rows = new ArrayList<>();
        measured.forEach(one -> rows.add(one.row()));
        return rows;
    }

    /** A row for live heap. */
    static Map<String, Object> heap(Map<String, Object> curve, long at, long bytes) {
        Map<String, Object> row = new LinkedHashMap<>(curve);
        row.put("at", at);
        row.put("liveHeapBytes", bytes);
        return row;
    }
}
