package dev.larder.bench;

import static dev.larder.bench.Curves.curve;

import dev.larder.bench.Place.Sides;
import dev.larder.bench.Sweep.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What a call costs, in time, allocation and live heap, as values grow to 100 MiB, and as threads grow to 32. */
final class CurvesGroup implements Group {
    private static final int[] SIZES = {10, 100, 1 << 10, 10 << 10, 100 << 10, 1 << 20, 10 << 20, 100 << 20};
    private static final int[] THREADS = {1, 2, 4, 8, 16, Sweep.MOST_THREADS};
    private static final int SHARED = 1 << 10;
    private static final int KEYS = 64;
    private static final String STREAM = "larder, as a stream";

    /** Below, a stream is no other way to hold a value. */
    private static final int STREAMED = 1 << 20;

    private final List<Map<String, Object>> values = new ArrayList<>();
    private final List<Map<String, Object>> threads = new ArrayList<>();
    private final List<Map<String, Object>> heaps = new ArrayList<>();

    @Override
    public Map<String, Object> measure(boolean quick) throws Exception {
        for (Curves.Opening opening : Curves.PLACES) {
            try (Place place = opening.open()) {
                for (int size : SIZES) {
                    if (!quick || size <= 1 << 20) {
                        values(place, size, quick);
                    }
                }
                threads(place, quick);
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("seed", Curves.SEED);
        figures.put("values", "one thread; threads: values of " + SHARED + " B under " + KEYS + " keys");
        figures.put("byValue", values);
        figures.put("byThreads", threads);
        figures.put("heaps", heaps);
        return figures;
    }

    private void values(Place place, int size, boolean quick) throws Exception {
        byte[] value = new byte[size];
        new Random(Curves.SEED).nextBytes(value);
        try (Sides sides = place.open(Integer.numberOfTrailingZeros(Integer.highestOneBit(size)), 1, value);
                Sweep sweep = new Sweep(quick ? 2 : 5, Curves.SEED)) {
            Map<String, Side> all = new LinkedHashMap<>(Map.of(Side.LARDER, sides.larder()));
            all.put(Side.BY_HAND, sides.byHand());
            if (size >= STREAMED && place.streams()) {
                all.put(STREAM, sides.streams());
            }
            for (Map.Entry<String, Side> one : all.entrySet()) {
                Side side = one.getValue();
                Point put = new Point(curve("put", place.name(), one.getKey()), size, 1, 1, puts(side, value, 1));
                Point get = new Point(curve("get", place.name(), one.getKey()), size, 1, 1, gets(side, 1));
                for (Point point : List.of(put, get)) {
                    sweep.add(point);
                    heaps.add(Curves.heap(
                            named(point, "by value"),
                            size,
                            LiveHeap.most(() -> point.work().run(0, 1))));
                }
            }
            values.addAll(Curves.rows(Curves.run(sweep, place.name() + ", values of " + size + " B")));
        }
    }

    private void threads(Place place, boolean quick) throws Exception {
        byte[] value = new byte[SHARED];
        try (Sides sides = place.open(0, KEYS, value);
                Sweep sweep = new Sweep(quick ? 2 : 5, Curves.SEED)) {
            for (int count : THREADS) {
                for (Side side : List.of(sides.larder(), sides.byHand())) {
                    String name = side instanceof StoreSide ? Side.LARDER : Side.BY_HAND;
                    sweep.add(
                            new Point(curve("put", place.name(), name), count, count, count, puts(side, value, KEYS)));
                    sweep.add(new Point(curve("get", place.name(), name), count, count, count, gets(side, KEYS)));
                }
            }
            List<Sweep.Measured> measured = Curves.run(sweep, place.name() + ", threads");
            threads.addAll(Curves.rows(measured));
            for (Sweep.Measured one : measured) {
                heaps.add(Curves.heap(
                        named(one.point(), "by threads"),
                        one.point().at(),
                        LiveHeap.most(() -> sweep.time(one.point(), one.calls()))));
            }
        }
    }

    private static Map<String, Object> named(Point point, String sweep) {
        Map<String, Object> curve = new LinkedHashMap<>();
        curve.put("sweep", sweep);
        curve.putAll(point.curve());
        return curve;
    }

    private static PairedRounds.Work puts(Side side, byte[] value, int keys) {
        return (thread, calls) -> {
            for (int i = 0; i < calls; i++) {
                side.put(Place.KEY + (thread * 61 + i) % keys, value);
            }
        };
    }

    private static PairedRounds.Work gets(Side side, int keys) {
        return (thread, calls) -> {
            for (int i = 0; i < calls; i++) {
                if (side.get(Place.KEY + (thread * 61 + i) % keys) == null) {
                    throw new IllegalStateException("A value that was put is not there");
                }
            }
        };
    }
}
