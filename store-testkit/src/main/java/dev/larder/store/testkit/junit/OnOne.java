package dev.larder.store.testkit.junit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** One backend of the list: the stores of a test are made before its first own method, and end with it. */
record OnOne(String uri) implements TestTemplateInvocationContext, ClassTemplateInvocationContext, BeforeEachCallback {
    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(OnOne.class);

    /** The stores of the test that runs; null outside of one. */
    static @Nullable TestStores stores(ExtensionContext context) {
        return context.getStore(SPACE).get(TestStores.class, TestStores.class);
    }

    @Override
    public String getDisplayName(int index) {
        return BackendList.shown(uri);
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(this);
    }

    @Override
    public void prepareInvocation(ExtensionContext context) {
        // beforeEach does it: that of a class has no test yet
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        TestStores stores = new TestStores(uri, Wishes.of(context));
        context.getStore(SPACE).put(TestStores.class, stores);
        stores.skipIfItCannotTurnTheClock();
    }

    /** {@return the display name, in which secrets are masked} */
    @Override
    public String toString() {
        return BackendList.shown(uri);
    }
}
