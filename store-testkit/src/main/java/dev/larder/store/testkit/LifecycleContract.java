package dev.larder.store.testkit;

import static dev.larder.store.testkit.Fixture.RAW;
import static dev.larder.store.testkit.Fixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.Store;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Names, closing, and the kinds of errors. */
public interface LifecycleContract extends BackendUnderTest {
    /** The name is one word, and the same through every view. */
    @Test
    default void itHasAName(Fixture f) {
        assertThat(f.backend().name()).matches("[a-z][a-z0-9-]*");
        assertThat(f.store().toString()).isEqualTo(f.backend().toString()).isNotBlank();
    }

    /** The prefix of a view is shown in front of the backend. */
    @Test
    default void theStackShowsItself(Fixture f) {
        assertThat(f.store().at("app/")).hasToString("prefixed(app/) > " + f.backend());
    }

    /** Closing twice is fine, for the store and for the backend. */
    @Test
    @Tag("LIFE-1")
    default void closingIsIdempotent(Fixture f) throws Exception {
        f.store().put("k", bytes("value"), RAW);
        f.store().close();
        f.store().close();
        f.backend().close();
        f.backend().close();
        assertThatThrownBy(() -> f.store().get("k", RAW)).isInstanceOf(IllegalStateException.class);
    }

    /** After closing, every verb of the store says that it is closed. */
    @Test
    @Tag("LIFE-1")
    default void aClosedStoreSaysSo(Fixture f) {
        f.store().close();
        KeyVerbs.ALL.forEach((name, verb) ->
                assertThatThrownBy(() -> verb.call(f.store(), "k")).as(name).isInstanceOf(IllegalStateException.class));
        assertThatThrownBy(() -> f.store().keys()).isInstanceOf(IllegalStateException.class);
    }

    /** Views share one life: closing any of them closes all. */
    @Test
    @Tag("KEYS-5")
    default void viewsShareOneLife(Fixture f) {
        Store view = f.store().at("app/").defaults(RAW).layer(backend -> backend);
        view.put("k", bytes("value"), RAW);
        view.close();
        assertThatThrownBy(() -> f.store().get("app/k", RAW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> view.get("k", RAW)).isInstanceOf(IllegalStateException.class);
    }

    /** A listing under way ends with the store. */
    @Test
    default void aListingEndsWithTheStore(Fixture f) throws Exception {
        f.needs(Capability.LIST);
        f.given("k", "value");
        try (Stream<String> keys = f.store().keys()) {
            Iterator<String> each = keys.iterator();
            f.store().close();
            assertThatThrownBy(each::hasNext).isInstanceOf(IllegalStateException.class);
        }
    }

    /** Any exception has a kind; one that says its kind itself is not renamed. */
    @Test
    @Tag("ERR-1")
    default void everyExceptionHasAKind(Fixture f) {
        assertThat(f.backend().classify(new IllegalStateException("unknown to any driver")))
                .isEqualTo(ErrorKind.FAILED);
        BackendException full = new BackendException(ErrorKind.TOO_LARGE, "the quota is used up");
        Store failing = f.store().layer(inner -> FaultyBackend.over(inner).on("get", Fault.before(full)));
        assertThat(f.kind(() -> failing.get("k", RAW))).isEqualTo(ErrorKind.TOO_LARGE);
    }

    /** The type of the backend itself can be reached from the store; one that is not there is empty. */
    @Test
    default void whatIsUnderneathCanBeReached(Fixture f) {
        Optional<?> reached = f.store().unwrap(f.backend().getClass());
        assertThat(reached.orElseThrow()).isSameAs(f.backend());
        assertThat(f.store().unwrap(LifecycleContract.class)).isEmpty();
    }
}
