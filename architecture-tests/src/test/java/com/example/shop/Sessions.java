package com.example.shop;

import static dev.larder.store.backend.Capability.ATOMIC_POP;
import static dev.larder.store.backend.Capability.IF_ABSENT;
import static dev.larder.store.backend.Capability.IF_VERSION;
import static dev.larder.store.backend.Capability.LIST;
import static dev.larder.store.backend.Capability.TTL;

import dev.larder.store.Entry;
import dev.larder.store.Options;
import dev.larder.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sessions of a shop. They are kept wherever the store leads; no backend is named here. */
public final class Sessions {
    public record Session(String user, List<String> cart) {
        Session with(String item) {
            return new Session(
                    user, Stream.concat(cart.stream(), Stream.of(item)).toList());
        }
    }

    private static final Options.Chain<Session> SESSION = Options.model(Session.class);
    private final Store store;
    private final Options.Chain<Session> ending;

    public Sessions(Store store, Duration life) {
        this.store =
                store.requiring(TTL, IF_ABSENT, IF_VERSION, ATOMIC_POP, LIST).at("sessions/");
        this.ending = SESSION.ttl(life);
    }

    /** Begins a session, unless there is one of that name. */
    public boolean begin(String id, String user) {
        return store.putIfAbsent(id, new Session(user, List.of()), ending).isPresent();
    }

    /** Adds to the cart; of two who do so at the same time, neither is lost. */
    public boolean add(String id, String item) {
        for (Optional<Entry<Session>> now = store.entry(id, SESSION); now.isPresent(); now = store.entry(id, SESSION)) {
            Session more = now.get().value().with(item);
            if (store.replace(id, now.get().meta().version(), more, ending).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Ends a session and hands its cart out, to one caller only. */
    public Optional<Session> checkOut(String id) {
        return store.pop(id, SESSION);
    }

    public List<String> open() {
        try (Stream<String> ids = store.keys()) {
            return ids.sorted().toList();
        }
    }
}
