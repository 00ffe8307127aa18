package dev.larder.store.testkit.junit;

import dev.larder.store.KeyQuery;
import dev.larder.store.Store;
import dev.larder.store.backend.Capability;
import dev.larder.store.testkit.FaultyBackend;
import dev.larder.store.testkit.ManualClock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A store at a place that no other test uses, and how that is cleaned up. */
final class TestStore implements AutoCloseable {
    private final Place place;
    private final @Nullable ManualClock manual;
    private final AtomicBoolean cleaning = new AtomicBoolean();
    private final Store bare;
    private final Store store;
    private final AtomicReference<FaultyBackend> faulty = new AtomicReference<>();

    private TestStore(Place place, Wishes wishes, ManualClock clock) {
        this.place = place;
        this.manual = wishes.clock() ? clock : null;
        this.bare = open().at(place.prefix());
        this.store =
                wishes.faults() ? bare.layer(inner -> faulty.updateAndGet(old -> FaultyBackend.over(inner))) : bare;
    }

    static TestStore open(String uri, Wishes wishes, ManualClock clock) {
        Place place = Place.of(uri);
        try {
            return new TestStore(place, wishes, clock);
        } catch (Throwable e) {
            place.discard(e);
            throw e;
        }
    }

    Store store() {
        return store;
    }

    FaultyBackend faulty() {
        FaultyBackend backend = faulty.get();
        if (backend == null) {
            throw new IllegalStateException("A test that takes a FaultyBackend has its store made with one");
        }
        return backend;
    }

    private Store open() {
        Store opened = manual == null ? Store.open(place.uri()) : OpenWithClock.open(place, clock(manual));
        if (place.isShared() && !opened.capabilities().contains(Capability.LIST)) {
            opened.close();
            throw new IllegalStateException(BackendList.shown(place.uri())
                    + " cannot list keys, so what a test leaves there cannot be deleted; use a place of the test's own, such as "
                    + "file:{tmp}");
        }
        return opened;
    }

    /** While the store is emptied, nothing is past its deadline: what has ended is to go too. */
    private InstantSource clock(ManualClock clock) {
        return () -> cleaning.get() ? Instant.EPOCH : clock.instant();
    }

    @Override
    public void close() throws Exception {
        cleaning.set(true);
        try {
            if (place.isShared()) {
                empty();
            }
        } finally {
            try {
                bare.close();
            } finally {
                place.close();
            }
        }
    }

    private void empty() {
        try {
            bare.deleteAll(KeyQuery.all());
        } catch (IllegalStateException e) {
            // the test closed it, which is its right
            try (Store again = open()) {
                again.at(place.prefix()).deleteAll(KeyQuery.all());
            }
        }
    }
}
