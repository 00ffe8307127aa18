package dev.larder.store;

import java.nio.ByteBuffer;

/** A class that no format takes: its state is hidden, and it is not allowed. */
final class Gauge {
    private final int state;

    Gauge(int state) {
        this.state = state;
    }

    static byte[] write(Object gauge) {
        return ByteBuffer.allocate(4).putInt(((Gauge) gauge).state).array();
    }

    static Gauge read(byte[] bytes) {
        return new Gauge(ByteBuffer.wrap(bytes).getInt());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Gauge gauge && gauge.state == state;
    }

    @Override
    public int hashCode() {
        return state;
    }
}
