package dev.larder.serde.internal.binary;

import org.jspecify.annotations.Nullable;

/** An application class that may be written and read. What it looks like is found out when a value needs it. */
final class Own {
    private final Class<?> type;
    private final boolean byName;
    private final int id;
    private volatile @Nullable Slot slot;

    Own(Class<?> type, boolean byName) {
        this.type = type;
        this.byName = byName;
        this.id = Names.id(type.getName());
    }

    Class<?> type() {
        return type;
    }

    /** {@return whether it is named on the wire, since the reader knows only its package} */
    boolean byName() {
        return byName;
    }

    int id() {
        return id;
    }

    /** {@return the slot for values of exactly this class} */
    Slot slot() {
        Slot known = slot;
        if (known == null) {
            Layout layout = Layout.of(type);
            known = new Slot(type, OwnWire.of(this, layout), id);
            slot = known;
        }
        return known;
    }
}
