package dev.larder.store.s3;

import org.junit.jupiter.api.Tag;

/** The kit on the fake with 500 rounds for each race of sixteen. */
@Tag("deep")
class DeepRacesTest extends FakeBackendTest {
    @Override
    public int rounds() {
        return 500;
    }
}
