package dev.larder.serde.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.Codec;
import dev.larder.serde.Mode;
import dev.larder.serde.Serde;
import dev.larder.serde.SerdeException;
import dev.larder.serde.SerdeException.Reason;
import dev.larder.serde.internal.binary.Cost;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BinaryCodecsTest {
    static final class Node {
        private Node next;
        private final List<Node> all = new ArrayList<>();
    }

    record Ring(List<Object> parts) {}

    private static final Serde GRAPHS =
            Serde.standard().with(Mode.BINARY, BinaryCodecs.withReferences(Node.class, Ring.class));
    private static final Codec<Object> CODEC = GRAPHS.codec(Mode.BINARY, Object.class);

    @Test
    void oneObjectStaysOneAndCyclesAreKept() throws Exception {
        Node node = new Node();
        node.next = node;
        node.all.add(node);
        node.all.add(new Node());
        node.all.get(1).next = node;
        Node back = (Node) CODEC.decode(CODEC.encode(node));
        assertThat(back.next).isSameAs(back);
        assertThat(back.all.get(0)).isSameAs(back);
        assertThat(back.all.get(1).next).isSameAs(back);
        List<Object> list = new ArrayList<>();
        list.add(list);
        list.add(new Object[] {list, "x", "x"});
        List<?> again = (List<?>) CODEC.decode(CODEC.encode(list));
        assertThat(again.get(0)).isSameAs(again);
        assertThat(((Object[]) again.get(1))[0]).isSameAs(again);
    }

    @Test
    void aRecordInItsOwnListIsRefused() {
        Ring ring = new Ring(new ArrayList<>());
        ring.parts().add(ring);
        assertThatThrownBy(() -> CODEC.encode(ring))
                .isInstanceOfSatisfying(
                        SerdeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED));
    }

    @Test
    void twoReferencesToOneRecordAreFine() throws Exception {
        Ring ring = new Ring(List.of(1));
        List<?> back = (List<?>) CODEC.decode(CODEC.encode(List.of(ring, ring, Map.of("k", ring))));
        assertThat(back.get(0)).isEqualTo(ring).isSameAs(back.get(1));
    }

    @Test
    @Tag("SAFE-2")
    void treesAreReadByGraphsButNotTheOtherWay() throws Exception {
        Codec<Object> trees = Serde.standard().codec(Mode.BINARY, Object.class);
        assertThat(CODEC.decode(trees.encode(List.of(1, 2L)))).isEqualTo(List.of(1, 2L));
        byte[] graph = CODEC.encode(List.of(1));
        assertThatThrownBy(() -> trees.decode(graph)).hasMessageContaining("references");
    }

    @Test
    void setsInSetsByReferenceAreRefusedBeforeTheyAreHashed() throws Exception {
        Set<Object> left = new HashSet<>();
        Set<Object> right = new HashSet<>();
        Set<Object> root = new HashSet<>(List.of(1));
        Set<Object> leftNow = left;
        Set<Object> rightNow = right;
        for (int i = 0; i < 12; i++) {
            Set<Object> l = new HashSet<>();
            Set<Object> r = new HashSet<>();
            r.add("r" + i);
            leftNow.add(l);
            leftNow.add(r);
            rightNow.add(l);
            rightNow.add(r);
            leftNow = l;
            rightNow = r;
        }
        left.add("left");
        root.add(left);
        root.add(right);
        byte[] stored = CODEC.encode(root);
        Cost.bounded("sets", () -> {
            try {
                assertThat(CODEC.decode(stored)).isNotNull();
            } catch (SerdeException e) {
                assertThat(e.reason()).isEqualTo(Reason.LIMIT);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void randomValuesComeBackWithReferencesToo() throws Exception {
        for (Object value : List.of(List.of(1, "a", "a", Map.of("k", List.of(1.5f))), Set.of(1L, 2L), "text", 5)) {
            assertThat(CODEC.decode(CODEC.encode(value))).isEqualTo(value);
        }
    }
}
