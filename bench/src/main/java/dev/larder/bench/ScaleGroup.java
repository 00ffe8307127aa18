package dev.larder.bench;

import static dev.larder.bench.Curves.curve;
import static dev.larder.bench.Figures.round;

import dev.larder.bench.PairedRounds.Work;
import dev.larder.bench.Place.Sides;
import dev.larder.bench.Sweep.Measured;
import dev.larder.bench.Sweep.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a call costs, and a key of a listing, as keys grow to a million; and what a listing holds in memory. */
final class ScaleGroup implements Group {
    private static final int[] KEYS = {10, 100, 1000, 10_000, 100_000, 1_000_000};
    private static final int BASE = 1000;
    private static final byte[] VALUE = new byte[100];

    /** The base once more, which shows the noise. */
    private static final String CONTROL = " (control)";

    private final List<Map<String, Object>> curves = new ArrayList<>();
    private final List<Map<String, Object>> heaps = new ArrayList<>();
    private final List<Map<String, Object>> ratios = new ArrayList<>();

    @Override
    public Map<String, Object> measure(boolean quick) throws Exception {
        for (Curves.Opening opening : Curves.PLACES) {
            try (Place place = opening.open()) {
                measure(place, quick);
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("seed", Curves.SEED);
        figures.put("values", VALUE.length + " B, 1 thread, keys of a space in random order");
        figures.put("ratios", ratios);
        figures.put("curves", curves);
        figures.put("heaps", heaps);
        return figures;
    }

    private void measure(Place place, boolean quick) throws Exception {
        int most = quick ? 10_000 : place.mostKeys();
        List<Sides> open = new ArrayList<>();
        try (Sweep sweep = new Sweep(quick ? 3 : 7, Curves.SEED)) {
            int[] sizes = IntStream.of(KEYS).filter(keys -> keys <= most).toArray();
            for (int keys : sizes) {
                open.add(open(place, open.size(), keys));
                add(sweep, place.name(), open.get(open.size() - 1), keys, "");
            }
            open.add(open(place, open.size(), BASE));
            add(sweep, place.name(), open.get(open.size() - 1), BASE, CONTROL);
            List<Measured> measured = Curves.run(sweep, place.name());
            measured.stream().filter(one -> !side(one).endsWith(CONTROL)).forEach(one -> curves.add(one.row()));
            measured.stream().filter(one -> counts(one, most)).forEach(one -> ratios.add(ratio(one, measured)));
            for (int i = 0; i < sizes.length; i++) {
                if (sizes[i] >= BASE) {
                    heap(place.name(), open.get(i).larder(), Side.LARDER, sizes[i]);
                    heap(place.name(), open.get(i).byHand(), Side.BY_HAND, sizes[i]);
                }
            }
        } finally {
            for (Sides sides : open) {
                sides.close();
            }
        }
    }

    private static Sides open(Place place, int space, int keys) throws Exception {
        long began = System.nanoTime();
        Sides sides = place.open(space, keys, VALUE);
        System.out.printf(
                "%s: %d keys there after %d ms%n", place.name(), keys, (System.nanoTime() - began) / 1_000_000);
        return sides;
    }

    private static void add(Sweep sweep, String place, Sides sides, int keys, String suffix) throws Exception {
        add(sweep, place, sides.larder(), Side.LARDER + suffix, keys);
        if (suffix.isEmpty()) {
            add(sweep, place, sides.byHand(), Side.BY_HAND, keys);
        }
    }

    private static void add(Sweep sweep, String place, Side side, String name, int keys) throws Exception {
        KeyOrder order = new KeyOrder(keys);
        sweep.add(new Point(curve("get", place, name), keys, 1, 1, (thread, calls) -> {
            for (int i = 0; i < calls; i++) {
                if (side.get(order.next()).length != VALUE.length) {
                    throw new IllegalStateException("Not the value that was put: " + place + ", " + name);
                }
            }
        }));
        sweep.add(new Point(curve("put", place, name), keys, 1, 1, (thread, calls) -> {
            for (int i = 0; i < calls; i++) {
                side.put(order.next(), VALUE);
            }
        }));
        Work listing = (thread, calls) -> {
            for (int i = 0; i < calls / keys; i++) {
                int[] seen = {0};
                side.list(key -> seen[0]++);
                if (seen[0] != keys) {
                    throw new IllegalStateException(place + ", " + name + " listed " + seen[0] + " keys of " + keys);
                }
            }
        };
        // Once before, so that at every size nothing has changed since the listing before: a few keys are listed many
        // times in a row, a million once.
        sweep.add(new Point(curve("list", place, name), keys, 1, keys, listing, listing));
    }

    private void heap(String place, Side side, String name, int keys) throws Exception {
        long before = LiveHeap.used();
        long[] most = {0};
        int[] seen = {0};
        side.list(key -> {
            // Late in the listing, and in the middle of a page.
            if (++seen[0] == keys / 2 + 1 || seen[0] == keys - keys / 10 + 1) {
                most[0] = Math.max(most[0], LiveHeap.used());
            }
        });
        heaps.add(Curves.heap(curve("list", place, name), keys, Math.max(0, most[0] - before)));
    }

    private static String side(Measured one) {
        return String.valueOf(one.point().curve().get("side"));
    }

    /** Whether a point is held against the base: the largest, and the base once more. */
    private static boolean counts(Measured one, int most) {
        return one.point().at() == most || side(one).endsWith(CONTROL);
    }

    /** A point by the base of its curve. */
    private static Map<String, Object> ratio(Measured one, List<Measured> all) {
        Map<String, Object> curve = new LinkedHashMap<>(one.point().curve());
        curve.put("side", side(one).replace(CONTROL, ""));
        Measured base = all.stream()
                .filter(other ->
                        other.point().curve().equals(curve) && other.point().at() == BASE)
                .findFirst()
                .orElseThrow();
        Spread ratio = Spread.ofRatios(one.micros(), base.micros());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("task", curve.get("place") + " " + curve.get("what"));
        row.put("contestant", side(one));
        row.put("keys", one.point().at());
        row.put("ratio", round(ratio.median()));
        row.put("quartiles", ratio.quartiles());
        return row;
    }
}
