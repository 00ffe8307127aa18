package dev.larder.serde.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.larder.serde.Default;
import dev.larder.serde.Model;
import dev.larder.serde.ModelMember;
import dev.larder.serde.SerdeException;
import dev.larder.serde.SerdeException.Reason;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The members of a model, one by one. */
class ModelMemberTest {
    record Name(@JsonValue String text) {}

    record Inner(BigDecimal price) {}

    record Outer(
            Optional<Name> name,
            @JsonProperty("total") int sum,
            List<Inner> inner,
            @Default("\"none\"") @Nullable String note) {}

    private static final Model<Outer> MODEL = Model.of(Outer.class);
    private static final List<ModelMember> MEMBERS = ModelMember.of(MODEL);
    private static final Outer VALUE =
            new Outer(Optional.of(new Name("a")), 3, List.of(new Inner(new BigDecimal("1.50"))), null);

    @Test
    void membersAreDescribed() {
        assertThat(MEMBERS).extracting(ModelMember::name).containsExactly("name", "total", "inner", "note");
        ModelMember name = MEMBERS.get(0);
        assertThat(name.holds()).isEqualTo(String.class);
        assertThat(name.isText()).isTrue();
        assertThat(name.mayBeAbsent()).isTrue();
        assertThat(name.declared()).isInstanceOf(ParameterizedType.class);
        ModelMember sum = MEMBERS.get(1);
        assertThat(sum.holds()).isEqualTo(Integer.class);
        assertThat(sum.isText()).isFalse();
        assertThat(sum.mayBeAbsent()).isFalse();
        assertThat(sum.isMarked(JsonProperty.class)).isTrue();
        assertThat(sum.isMarked(Default.class)).isFalse();
        assertThat(sum.isSettable()).isFalse();
        assertThat(MEMBERS.get(2).mentions(BigDecimal.class)).isTrue();
        assertThat(MEMBERS.get(2).mentions(Name.class)).isFalse();
        assertThat(MEMBERS.get(3).hasDefault()).isTrue();
        assertThat(MEMBERS.get(3).defaultValue()).isEqualTo("none");
        assertThat(ModelMember.of(Model.of(Name.class))).as("no object").isEmpty();
    }

    @Test
    void membersAreWrittenAndReadByTheirOwnRule() {
        assertThat(MEMBERS)
                .extracting(member -> member.write(VALUE))
                .containsExactly("\"a\"", "3", "[{\"price\":\"1.50\"}]", "null");
        assertThat(MEMBERS.get(2).tree(VALUE)).hasToString("[{price=1.50}]");
        assertThat(MEMBERS.get(1).get(VALUE)).isEqualTo(3);
        assertThat(MEMBERS.get(0).read("\"a\"")).isEqualTo(VALUE.name());
        assertThat(MEMBERS.get(3).read("null")).isNull();
        List<@Nullable Object> parts =
                Arrays.asList(MEMBERS.stream().map(member -> member.get(VALUE)).toArray());
        assertThat(ModelMember.make(MODEL, parts)).isEqualTo(VALUE);
    }

    @Test
    void pathsBeginAtTheObject() {
        assertThatThrownBy(() -> MEMBERS.get(2).read("[{\"price\":1}]"))
                .isInstanceOfSatisfying(SerdeException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.TYPE);
                    assertThat(e.path()).isEqualTo("Outer.inner[0].price");
                });
        assertThatThrownBy(() -> MEMBERS.get(1).read("3 4"))
                .isInstanceOfSatisfying(
                        SerdeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.SYNTAX));
        assertThatThrownBy(() -> MEMBERS.get(2).write(new Outer(Optional.empty(), 1, null, null)))
                .isInstanceOfSatisfying(
                        SerdeException.class, e -> assertThat(e.path()).isEqualTo("Outer.inner"));
    }
}
