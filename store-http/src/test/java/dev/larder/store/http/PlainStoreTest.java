package dev.larder.store.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.store.Store;
import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ForwardingBackend;
import dev.larder.store.http.CacheInfo.Outcome;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client on a store that promises nothing but put, get and delete. */
class PlainStoreTest extends CachingTest {
    private static final class Plain extends ForwardingBackend {
        Plain(Backend inner) {
            super(inner);
        }

        @Override
        protected String label() {
            return "plain";
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of();
        }
    }

    private Store plain;

    @BeforeEach
    void takeAllAway() {
        plain = Store.over(new Plain(backend), clock);
        client = CachingHttpClient.over(http, plain).clock(clock).keepFor(Duration.ofMinutes(5));
        origin.on("/", request -> switch (request.method()) {
            case "GET" ->
                request.header("If-None-Match").isPresent()
                        ? Reply.of(304)
                        : Reply.ok("a")
                                .control("max-age=60")
                                .with("ETag", "\"1\"")
                                .with("Vary", "A");
            default -> Reply.of(204);
        });
    }

    @Test
    void itServesValidatesAndInvalidates() {
        assertThat(get("/").outcome()).isEqualTo(Outcome.MISS);
        assertThat(get("/", "A", "1").outcome()).isEqualTo(Outcome.MISS);
        assertThat(get("/").outcome()).isEqualTo(Outcome.HIT);
        passes(61);
        assertThat(get("/").outcome()).isEqualTo(Outcome.REVALIDATED);
        assertThat(get("/").outcome()).isEqualTo(Outcome.HIT);
        assertThat(store.keys()).hasSize(3);
        send(client, "POST", "/");
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void usesAreCountedAndAnswersKeptForTheirTime() {
        get("/");
        client = client.countUses(true);
        get("/");
        assertThat(get("/").info().uses()).isEqualTo(1);
        passes(299);
        assertThat(get("/", "Cache-Control", "max-stale").outcome()).isEqualTo(Outcome.STALE);
        passes(1);
        assertThat(get("/", "Cache-Control", "max-stale, only-if-cached").status())
                .isEqualTo(504);
    }

    @Test
    void onlyListingIsRefused() {
        get("/");
        assertThat(client.invalidate(origin.uri("/"))).isTrue();
        assertThatThrownBy(() -> client.clear()).hasMessageContaining("UNSUPPORTED");
        assertThatThrownBy(() -> HttpCache.in(plain).list().count()).hasMessageContaining("UNSUPPORTED");
    }
}
