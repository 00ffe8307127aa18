package dev.larder.serde;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A part that is made when it is first needed, once. Thread-safe. */
final class Lazy<T> implements Supplier<T> {
    private @Nullable Supplier<T> maker;
    private volatile @Nullable T made;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        T known = made;
        return known == null ? make() : known;
    }

    private synchronized T make() {
        T known = made;
        if (known == null) {
            Supplier<T> how = maker;
            if (how == null) {
                throw new IllegalStateException("A part that is made is known");
            }
            known = how.get();
            made = known;
            maker = null;
        }
        return known;
    }
}
