package dev.larder.store.cli;

import dev.larder.serde.Mode;
import dev.larder.store.Options;
import dev.larder.store.Store;
import dev.larder.store.backend.Capability;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;

/** Times calls to a store. */
final class Probe {
    private static final int BYTES = 1024;

    private final Store store;
    private final String key = "larder-doctor/" + UUID.randomUUID();

    Probe(Store store) {
        this.store = store;
    }

    /** How long cheap reads take; the first, which may connect, is not counted. */
    Times pings(int count) {
        store.exists(key);
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            nanos[i] = time(() -> store.exists(key));
        }
        Arrays.sort(nanos);
        return new Times(count, nanos);
    }

    /** Puts, gets and deletes a value at a key of its own. */
    String scratch() throws IOException {
        byte[] value = new byte[BYTES];
        Options.Chain<byte[]> raw = Options.mode(Mode.RAW).model(byte[].class);
        byte[][] found = {new byte[0]};
        long put;
        long get;
        try {
            put = time(() -> store.put(key, value, ending(raw)));
            get = time(() -> found[0] = store.get(key, raw).orElse(found[0]));
        } catch (RuntimeException e) {
            try {
                store.delete(key);
            } catch (RuntimeException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
        long delete = time(() -> store.delete(key));
        if (!Arrays.equals(value, found[0])) {
            throw new IOException(
                    "What was put at the scratch key did not come back; is something else deleting keys?");
        }
        return "put " + Times.millis(put) + ", get " + Times.millis(get) + ", delete " + Times.millis(delete) + ", "
                + BYTES + " bytes";
    }

    /** Should this process die in between, the scratch key goes by itself where that can be. */
    private Options.Chain<byte[]> ending(Options.Chain<byte[]> options) {
        return store.capabilities().contains(Capability.TTL) ? options.ttl(Duration.ofMinutes(1)) : options;
    }

    private static long time(Runnable call) {
        long start = System.nanoTime();
        call.run();
        return System.nanoTime() - start;
    }
}
