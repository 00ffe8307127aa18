package dev.larder.serde.internal.json;

import java.lang.invoke.MethodHandles.Lookup;
import java.util.function.Function;
import tools.jackson.module.blackbird.BlackbirdModule;

/**
 * Blackbird where it can reach. On the module path it cannot read the module of a model, and fails instead of leaving the
 * model alone; there Jackson binds by reflection, which is slower.
 */
final class ReachingBlackbird extends BlackbirdModule {
    private static final long serialVersionUID = 1L;

    private static final Module OWN = BlackbirdModule.class.getModule();

    @Override
    protected Function<Class<?>, Lookup> findLookup() {
        Function<Class<?>, Lookup> lookup = super.findLookup();
        return type -> OWN.isNamed() || type.getModule().isNamed() ? null : lookup.apply(type);
    }
}
