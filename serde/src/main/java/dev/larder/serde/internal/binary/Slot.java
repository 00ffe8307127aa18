package dev.larder.serde.internal.binary;

import com.esotericsoftware.kryo.Registration;

/** One class that the format knows: its id and its wire form. */
final class Slot extends Registration {
    private final Wire<?> wire;
    private final int cost;

    Slot(Class<?> type, Wire<?> wire, int id) {
        super(type, wire, id);
        this.wire = wire;
        this.cost = wire.cost();
    }

    Wire<?> wire() {
        return wire;
    }

    int cost() {
        return cost;
    }
}
