package dev.larder.serde;

import dev.larder.serde.internal.Limits;
import dev.larder.serde.internal.model.Conversion;
import dev.larder.serde.internal.model.Naming;
import dev.larder.serde.internal.model.Profile;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings of a model. Immutable. */
record ModelSettings(
        boolean unexpected,
        boolean missing,
        boolean any,
        Naming naming,
        int indent,
        boolean hooksOnLoad,
        boolean hooksOnDump,
        SerdeLimits limits,
        @Nullable Set<Class<?>> alsoFrozen,
        Map<Class<?>, Conversion> conversions,
        boolean integers,
        boolean sorted,
        @Nullable Mode mode) {
    static final int COMPACT = -2;
    static final int SPACED = -1;

    static final ModelSettings STANDARD = new ModelSettings(
            false,
            false,
            false,
            Naming.DECLARED,
            SPACED,
            true,
            false,
            SerdeLimits.standard(),
            null,
            Map.of(),
            false,
            false,
            null);

    ModelSettings strictness(boolean allowUnexpected, boolean allowMissing, boolean allowAny) {
        return new ModelSettings(
                allowUnexpected,
                allowMissing,
                allowAny,
                naming,
                indent,
                hooksOnLoad,
                hooksOnDump,
                limits,
                alsoFrozen,
                conversions,
                integers,
                sorted,
                mode);
    }

    ModelSettings form(Naming otherNaming, int otherIndent) {
        return new ModelSettings(
                unexpected,
                missing,
                any,
                otherNaming,
                otherIndent,
                hooksOnLoad,
                hooksOnDump,
                limits,
                alsoFrozen,
                conversions,
                integers,
                sorted,
                mode);
    }

    ModelSettings checks(boolean onLoad, boolean onDump, SerdeLimits otherLimits) {
        return new ModelSettings(
                unexpected,
                missing,
                any,
                naming,
                indent,
                onLoad,
                onDump,
                otherLimits,
                alsoFrozen,
                conversions,
                integers,
                sorted,
                mode);
    }

    ModelSettings types(@Nullable Set<Class<?>> frozen, Map<Class<?>, Conversion> travelling) {
        return new ModelSettings(
                unexpected,
                missing,
                any,
                naming,
                indent,
                hooksOnLoad,
                hooksOnDump,
                limits,
                frozen,
                travelling,
                integers,
                sorted,
                mode);
    }

    /** As the JSON format of a Serde writes. */
    ModelSettings within(Mode inMode, boolean integerBooleans, boolean sortedKeys) {
        return new ModelSettings(
                unexpected,
                missing,
                any,
                naming,
                indent,
                hooksOnLoad,
                hooksOnDump,
                limits,
                alsoFrozen,
                conversions,
                integerBooleans,
                sortedKeys,
                inMode);
    }

    Profile profile() {
        return new Profile(
                naming,
                any,
                alsoFrozen,
                conversions,
                integers,
                sorted,
                new Limits(limits.maxBytes(), limits.maxDepth(), limits.maxString()));
    }
}
