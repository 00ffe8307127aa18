package dev.larder.serde.model;

import static dev.larder.serde.SerdeException.Reason.MISSING;
import static dev.larder.serde.SerdeException.Reason.MODEL;
import static dev.larder.serde.SerdeException.Reason.RULE;
import static dev.larder.serde.SerdeException.Reason.TYPE;
import static dev.larder.serde.SerdeException.Reason.UNEXPECTED;
import static dev.larder.serde.SerdeException.Reason.VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.serde.Model;
import dev.larder.serde.SelfValidating;
import dev.larder.serde.SerdeException;
import dev.larder.serde.TypeRef;
import dev.larder.serde.Violation;
import dev.larder.serde.value.Timestamp;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a reader of the guide expects, one case each. */
@SuppressWarnings({
    "JdkObsolete",
    "ArrayRecordComponent",
    "IdentityHashMapUsage",
    "JavaUtilDate",
    "ClassCanBeStatic",
    "NonApiType",
    "UnusedVariable"
}) // as in the guide
class ModelExamplesTest {
    record Item(String name, BigDecimal price) {}

    record Cart(List<Item> items, Optional<String> note) {}

    private static final Model<Cart> CART = Model.of(Cart.class);

    @Test
    void aDecimalIsTextAndKeepsItsScale() {
        Item tea = new Item("tea", new BigDecimal("7.250"));
        String json = Model.of(Item.class).dump(tea);
        assertThat(json).isEqualTo("{\"name\": \"tea\", \"price\": \"7.250\"}");
        assertThat(Model.of(Item.class).load(json)).isEqualTo(tea);
    }

    @Test
    void aMissingMemberIsNamedWithItsObject() {
        SerdeException thrown = Refused.as(
                MISSING, "Cart.items[0]", () -> CART.load("{\"items\": [{\"name\": \"tea\"}], \"note\": null}"));
        assertThat(thrown).hasMessageContaining("price").hasMessageContaining("Item");
    }

    @Test
    void anOptionalMemberIsMissingUnlessThatIsAllowed() {
        String json = "{\"items\": [{\"name\": \"tea\", \"price\": \"1\"}]}";
        Refused.as(MISSING, "Cart", () -> CART.load(json));
        assertThat(CART.allowMissing().load(json).note()).isEmpty();
    }

    @Test
    void anUnknownMemberIsNamedUnlessThatIsAllowed() {
        String item = "{\"name\": \"tea\", \"price\": \"1\", \"vat\": 3}";
        assertThat(Refused.as(UNEXPECTED, "Item", () -> Model.of(Item.class).load(item)))
                .hasMessageContaining("vat");
        assertThat(Model.of(Item.class).allowUnexpected().load(item).name()).isEqualTo("tea");
        assertThat(CART.allowUnexpected()
                        .load("{\"items\": [" + item + "], \"note\": \"x\"}")
                        .items())
                .hasSize(1);
    }

    record P(String aB, String a_b) {}

    @Test
    void twoMembersWithOneNameAreFoundWhenTheModelIsDefined() {
        SerdeException thrown =
                Refused.as(MODEL, "P", () -> Model.of(P.class).snakeCase().check());
        assertThat(thrown).hasMessageContaining("aB").hasMessageContaining("a_b");
        Model.of(P.class).check();
    }

    @Test
    void nullIsRefusedOnDump() {
        Refused.as(TYPE, "Item.name", () -> Model.of(Item.class).dump(new Item(null, BigDecimal.ONE)));
    }

    sealed interface Shape permits Dot, Line {}

    record Dot(int x) implements Shape {}

    record Line(int from, int to) implements Shape {}

    @Test
    void aSealedTypeIsTagged() {
        Model<List<Shape>> shapes = Model.of(new TypeRef<List<Shape>>() {}).compact();
        String json = shapes.dump(List.of(new Dot(1)));
        assertThat(json).isEqualTo("[{\"__type__\":\"Dot\",\"__value__\":{\"x\":1}}]");
        assertThat(shapes.load(json)).containsExactly(new Dot(1));
    }

    @Test
    void twoTextsOfOneKeyAreRefused() {
        String id = "0f8fad5b-d9cb-469f-a165-70867728950e";
        String json = "{\"" + id + "\": 1, \"" + id.toUpperCase(java.util.Locale.ROOT) + "\": 2}";
        Refused.as(
                VALUE,
                "Map[#1]",
                () -> Model.of(new TypeRef<Map<UUID, Integer>>() {}).load(json));
    }

    /** A bean with one property. */
    public static class Parent {
        private String name = "p";

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }
    }

    /** A bean with one property more. */
    public static final class Child extends Parent {
        /** More. */
        public int more = 1;
    }

    record Holder(Parent parent) {}

    @Test
    void aSubclassWouldLoseMembers() {
        Refused.as(TYPE, "Holder.parent", () -> Model.of(Holder.class).dump(new Holder(new Child())));
        assertThat(Model.of(Holder.class).dump(new Holder(new Parent()))).isEqualTo("{\"parent\": {\"name\": \"p\"}}");
    }

    @Test
    void aTimestampIsADecimalNumberOfSeconds() {
        Timestamp half = Model.of(Timestamp.class).load("0.5");
        assertThat(half).hasToString("1970-01-01T00:00:00.500Z");
        assertThat(Model.of(Timestamp.class).dump(half)).isEqualTo("0.5");
    }

    record Span(Instant from, Instant to) implements SelfValidating {
        @Override
        public void validate() {
            if (to.isBefore(from)) {
                throw Violation.at("to", "before from");
            }
        }
    }

    @Test
    void aBrokenRuleHasThePathOfItsMember() {
        String json = "[{\"from\": \"2020-01-02T00:00:00Z\", \"to\": \"2020-01-01T00:00:00Z\"}]";
        assertThat(Refused.as(
                        RULE,
                        "List[0].to",
                        () -> Model.of(new TypeRef<List<Span>>() {}).load(json)))
                .hasMessageContaining("before from");
    }

    @Test
    void aTimeWithoutAnOffsetIsNoOffsetDateTime() {
        Model<OffsetDateTime> times = Model.of(OffsetDateTime.class);
        Refused.as(VALUE, "OffsetDateTime", () -> times.load("\"2019-07-29T17:45:05\""));
        assertThat(times.dump(OffsetDateTime.parse("2019-07-29T17:45+10:00")))
                .isEqualTo("\"2019-07-29T17:45:00+10:00\"");
    }
}
