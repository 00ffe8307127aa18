package dev.larder.serde.internal.model;

import dev.larder.serde.internal.Limits;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a model that its definition depends on.
 *
 * @param naming how names are made
 * @param any whether untyped parts are legal
 * @param alsoFrozen what is taken as frozen beside what is; null where nothing has to be
 * @param conversions classes that travel as others
 * @param integers whether booleans are written as 1 and 0
 * @param sorted whether maps are written in the order of their keys
 * @param limits what one value may cost
 */
public record Profile(
        Naming naming,
        boolean any,
        @Nullable Set<Class<?>> alsoFrozen,
        Map<Class<?>, Conversion> conversions,
        boolean integers,
        boolean sorted,
        Limits limits) {}
