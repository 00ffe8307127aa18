package dev.larder.store.testkit.junit;

import dev.larder.store.Store;
import dev.larder.store.testkit.FaultyBackend;
import dev.larder.store.testkit.ManualClock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs tests on each backend and hands them what they ask for. It comes with {@link LarderTest}; nobody names it. */
public final class LarderExtension
        implements TestTemplateInvocationContextProvider, ClassTemplateInvocationContextProvider, ParameterResolver {
    private static final Set<Class<?>> TYPES = Set.of(Store.class, ManualClock.class, FaultyBackend.class);

    /** For JUnit. */
    public LarderExtension() {}

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), LarderTest.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        if (AnnotationSupport.isAnnotated(context.getRequiredTestClass(), LarderTest.class)) {
            throw new ExtensionConfigurationException(
                    "The class has @LarderTest already, so it runs on each backend as a whole; put @Test on the method, or take "
                            + "the annotation off the class");
        }
        return BackendList.of(context).stream().map(OnOne::new);
    }

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getRequiredTestClass(), LarderTest.class);
    }

    @Override
    public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(ExtensionContext context) {
        return BackendList.of(context).stream().map(OnOne::new);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return TYPES.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestStores stores = OnOne.stores(context);
        if (stores == null) {
            throw new ParameterResolutionException(
                    context.getTestMethod().isEmpty()
                            ? "Stores are made for each test; take them as parameters of the test or of @BeforeEach, not of a "
                                    + "constructor or @BeforeAll"
                            : "Only a test with @LarderTest gets stores; put it in place of @Test, or on the class");
        }
        Class<?> type = parameter.getParameter().getType();
        Optional<String> name = parameter.findAnnotation(StoreNamed.class).map(StoreNamed::value);
        if (type == ManualClock.class) {
            if (name.isPresent()) {
                throw new ParameterResolutionException(
                        "All stores of a test read the same ManualClock; take @StoreNamed off it");
            }
            return stores.clock();
        }
        TestStore store = stores.store(name.orElse(""));
        return type == Store.class ? store.store() : store.faulty();
    }
}
