package dev.larder.store.s3;

import static dev.larder.store.testkit.Fixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.KeyQuery;
import dev.larder.store.Store;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.s3.servers.RealS3;
import dev.larder.store.testkit.Fixture;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The kit on s3proxy over its store in memory, which is a file system: there a key cannot be beside one below it. The driver cannot
 * know, and claims NESTED_KEYS; what the server makes of it is written down here instead.
 */
class S3ProxyBackendTest extends UnconditionalContract {
    @Override
    URI endpoint() {
        return RealS3.s3proxy().endpoint();
    }

    /** A key below another is answered with a 500, and what is there stays. */
    @Test
    @Override
    public void nestedKeysAreIndependent(Fixture f) throws Exception {
        f.given("a", "1");
        assertThat(f.kind(() -> f.given("a/b", "2"))).isIn(ErrorKind.OUTCOME_UNKNOWN, ErrorKind.UNAVAILABLE);
        assertThat(f.stored("a")).isEqualTo("1");
        assertThat(f.stored("a/b")).isEqualTo(Fixture.absent());
    }

    /** What has ended is still there, so there is no room below it. */
    @Test
    @Override
    public void anExpiredKeyMakesRoom(Fixture f) throws Exception {
        f.backend().put("a", bytes("1"), f.ending());
        f.expire();
        assertThat(f.kind(() -> f.given("a/b", "2"))).isIn(ErrorKind.OUTCOME_UNKNOWN, ErrorKind.UNAVAILABLE);
        f.given("a", "2");
        assertThat(f.stored("a")).isEqualTo("2");
    }

    /** As in the kit, without keys below one another. */
    @Test
    @Override
    public void aViewOfAnyPrefix(Fixture f) throws Exception {
        for (String key : List.of("user_1*a", "user_1xa", "user_1*b/c", "user_1*")) {
            f.given(key, "value");
        }
        Store view = f.store().at("user_1*");
        assertThat(view.keys(KeyQuery.all())).containsExactlyInAnyOrder("a", "b/c");
        assertThat(f.kind(() -> view.get("/b"))).isEqualTo(ErrorKind.INVALID);
    }

    /** As in the kit, without keys below one another. */
    @Test
    @Override
    public void legalKeysDoNotMeet(Fixture f) throws Exception {
        List<String> keys = S3MockBackendTest.KEYS;
        for (String key : keys) {
            f.given(key, key);
        }
        for (String key : keys) {
            assertThat(f.stored(key)).isEqualTo(key);
        }
        assertThat(f.store().keys()).containsExactlyInAnyOrderElementsOf(keys);
    }
}
