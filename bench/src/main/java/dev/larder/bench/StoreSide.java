package dev.larder.bench;

import dev.larder.serde.Mode;
import dev.larder.serde.Serde;
import dev.larder.serde.SerdeLimits;
import dev.larder.store.Options;
import dev.larder.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * RAW values in a store.
 *
 * @param store closed with this
 * @param streams whether values go in and out as streams, in pieces of 64 KiB, and a get returns no value
 */
record StoreSide(Store store, boolean streams) implements Side {
    private static final Options.Chain<byte[]> RAW = Options.mode(Mode.RAW).model(byte[].class);
    private static final int PIECE = 64 << 10;
    private static final byte[] NOTHING = {};
    private static final SerdeLimits STANDARD = SerdeLimits.standard();

    /** Values of 100 MiB are beyond the standard limit. */
    private static final Serde LARGE =
            Serde.standard().limits(new SerdeLimits(1L << 30, STANDARD.maxDepth(), STANDARD.maxString()));

    StoreSide {
        store = store.serde(LARGE);
    }

    @Override
    public void put(String key, byte[] value) {
        if (!streams) {
            store.put(key, value, RAW);
            return;
        }
        store.write(
                key,
                out -> {
                    for (int at = 0; at < value.length; at += PIECE) {
                        out.write(value, at, Math.min(PIECE, value.length - at));
                    }
                },
                Options.none());
    }

    @Override
    public byte[] get(String key) {
        if (!streams) {
            return store.get(key, RAW).orElseThrow();
        }
        try (InputStream in = store.read(key).orElseThrow()) {
            byte[] piece = new byte[PIECE];
            while (in.read(piece) >= 0) {
                // what a program would do with a piece is its own affair
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return NOTHING;
    }

    @Override
    public void list(Consumer<String> each) {
        try (Stream<String> keys = store.keys()) {
            keys.forEach(each);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
