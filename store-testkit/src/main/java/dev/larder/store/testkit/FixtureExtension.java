package dev.larder.store.testkit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands each test of the kit a {@link Fixture} of its own and closes it afterwards. */
public final class FixtureExtension implements ParameterResolver {
    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(FixtureExtension.class);

    /** For JUnit. */
    public FixtureExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Fixture.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        BackendUnderTest subject = (BackendUnderTest) test.getRequiredTestInstance();
        return test.getStore(SPACE).computeIfAbsent(Fixture.class, type -> new Fixture(subject), Fixture.class);
    }
}
