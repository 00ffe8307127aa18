package dev.larder.store.testkit;

import static dev.larder.store.backend.Capability.LIST;
import static dev.larder.store.backend.Capability.TTL;
import static dev.larder.store.testkit.Fixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.Capability;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Verb;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A call is explained without being made, and no value is shown. */
public interface ExplainContract extends BackendUnderTest {
    /** Every verb has an explanation, of one line or more. */
    @ParameterizedTest
    @EnumSource(Verb.class)
    default void everyVerbIsExplained(Verb verb, Fixture f) throws Exception {
        assertThat(explained(verb, f))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step).isNotBlank().doesNotContain("\n"));
    }

    /** What was asked about has not happened. */
    @ParameterizedTest
    @EnumSource(Verb.class)
    default void explainingDoesNothing(Verb verb, Fixture f) throws Exception {
        f.given("explained", "old");
        explained(verb, f);
        f.backend().explain(verb, "other", Write.PLAIN);
        assertThat(f.stored("explained")).isEqualTo("old");
        assertThat(f.stored("other")).isEqualTo(Fixture.absent());
        if (f.can(LIST)) {
            assertThat(f.backend().list("", null, 10).keys()).containsExactly("explained");
        }
    }

    /** Neither the value that is there nor one that was there is in an explanation. */
    @ParameterizedTest
    @EnumSource(Verb.class)
    default void noValueIsShown(Verb verb, Fixture f) throws Exception {
        f.given("explained", "c4n4ry");
        f.backend().put("explained", bytes("s3c0nd"), Write.PLAIN);
        assertThat(String.join("\n", explained(verb, f))).doesNotContain("c4n4ry", "s3c0nd");
    }

    /** A backend gives a reason only for what it does not claim. */
    @Test
    default void whatIsClaimedNeedsNoReason(Fixture f) throws Exception {
        Set<Capability> claimed = f.backend().capabilities();
        for (Capability capability : claimed) {
            assertThat(f.backend().lacks(capability)).as("%s", capability).isEmpty();
        }
    }

    private static List<String> explained(Verb verb, Fixture f) throws Exception {
        List<Write> writes = new ArrayList<>(List.of(Write.PLAIN));
        if (verb == Verb.PUT || verb == Verb.DELETE) {
            writes.add(new Write(Guard.version(new Version("<version>")), null));
        }
        if (verb == Verb.PUT) {
            writes.add(new Write(Guard.ABSENT, f.can(TTL) ? f.deadline() : null));
        }
        List<String> all = new ArrayList<>();
        for (Write write : writes) {
            all.addAll(f.backend().explain(verb, "explained", write));
        }
        return all;
    }
}
