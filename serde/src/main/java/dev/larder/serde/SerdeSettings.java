package dev.larder.serde;

import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.binary.BinaryEngine;
import dev.larder.serde.internal.json.JsonEngine;
import dev.larder.serde.internal.json.Style;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What a {@link Serde} was told. Immutable. */
record SerdeSettings(
        Map<Mode, CodecFactory> own,
        Set<Class<?>> classes,
        Set<String> packages,
        SerdeLimits limits,
        BooleanForm booleans,
        boolean sortedKeys,
        boolean portable,
        Fallback fallback) {
    static final SerdeSettings STANDARD = new SerdeSettings(
            Map.of(), Set.of(), Set.of(), SerdeLimits.standard(), BooleanForm.NATIVE, false, false, Fallback.none());

    SerdeSettings own(Map<Mode, CodecFactory> changed) {
        return new SerdeSettings(changed, classes, packages, limits, booleans, sortedKeys, portable, fallback);
    }

    SerdeSettings allowing(Set<Class<?>> moreClasses, Set<String> morePackages) {
        return new SerdeSettings(own, moreClasses, morePackages, limits, booleans, sortedKeys, portable, fallback);
    }

    SerdeSettings limits(SerdeLimits changed) {
        return new SerdeSettings(own, classes, packages, changed, booleans, sortedKeys, portable, fallback);
    }

    SerdeSettings style(BooleanForm form, boolean sorted, boolean onlyPortable) {
        return new SerdeSettings(own, classes, packages, limits, form, sorted, onlyPortable, fallback);
    }

    SerdeSettings fallback(Fallback changed) {
        return new SerdeSettings(own, classes, packages, limits, booleans, sortedKeys, portable, changed);
    }

    Limits bounds() {
        return new Limits(limits.maxBytes(), limits.maxDepth(), limits.maxString());
    }

    private Style style() {
        return new Style(integers(), sortedKeys);
    }

    boolean integers() {
        return booleans == BooleanForm.INTEGER;
    }

    /** {@return the JSON format, that of another if it is the same} */
    Supplier<JsonEngine> json(SerdeSettings other, Supplier<JsonEngine> known) {
        if (limits.equals(other.limits) && style().equals(other.style())) {
            return known;
        }
        JsonEngine changed = json();
        return () -> changed;
    }

    JsonEngine json() {
        return JsonEngine.hardened(bounds(), style());
    }

    /** {@return the BINARY format, that of another if it is the same} */
    Supplier<BinaryEngine> binary(SerdeSettings other, Supplier<BinaryEngine> known) {
        if (limits.equals(other.limits) && classes.equals(other.classes) && packages.equals(other.packages)) {
            return known;
        }
        // made now: what may not be allowed is refused at once
        BinaryEngine changed = binary();
        return () -> changed;
    }

    BinaryEngine binary() {
        return new BinaryEngine(classes, packages, bounds(), false);
    }

    /** {@return whether JSON and RAW are as those of another, which then may be shared} */
    boolean sameText(SerdeSettings other) {
        return own.equals(other.own)
                && limits.equals(other.limits)
                && style().equals(other.style())
                && portable == other.portable;
    }
}
