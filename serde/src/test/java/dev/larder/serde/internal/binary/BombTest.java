package dev.larder.serde.internal.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.esotericsoftware.kryo.io.Output;
import dev.larder.serde.internal.Refusal;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Payloads of at most 1 MiB that would like to cost more than they may. */
class BombTest {
    private static final BinaryEngine ENGINE = new BinaryEngine(List.of(), List.of(), Forge.LIMITS, false);
    private static final int MEBI = 1 << 20;
    private static final int LIST = 21;

    /** {@return what a payload is refused for, or null if it is taken; within the bounds either way} */
    private static Refusal.Kind decode(String what, byte[] payload) {
        Refusal.Kind[] kind = new Refusal.Kind[1];
        Cost.bounded(what, () -> {
            try {
                assertThat(ENGINE.decode(payload)).isNotNull();
            } catch (Refusal refusal) {
                kind[0] = refusal.kind();
            }
        });
        return kind[0];
    }

    private static void refused(String what, Consumer<Output> body) {
        assertThat(decode(what, Forge.payload(body))).as(what).isNotNull();
    }

    @TestFactory
    @Tag("SAFE-3")
    Stream<DynamicTest> aLengthOfFiveBytesIsRefusedForEveryBuiltInClass() {
        int[] lengths = {Integer.MAX_VALUE, Integer.MAX_VALUE - 8, 1 << 30, -1, Integer.MIN_VALUE, MEBI * 2};
        return IntStream.range(9, 101)
                .mapToObj(id -> DynamicTest.dynamicTest("id " + id, () -> {
                    for (int length : lengths) {
                        for (int lead = 0; lead < 3; lead++) {
                            int zeros = lead;
                            byte[] payload = Forge.payload(out -> {
                                Forge.code(out, id);
                                for (int i = 0; i < zeros; i++) {
                                    out.writeByte(1);
                                }
                                out.writeVarInt(length, true);
                            });
                            Refusal.Kind kind = decode("id " + id, payload);
                            if (lead == 0 && id < 50) {
                                assertThat(kind).isNotNull();
                            }
                        }
                    }
                }));
    }

    @Test
    @Tag("SAFE-3")
    void nestingOfAHundredThousandIsRefused() {
        assertThat(decode("lists", Forge.payload(out -> {
                    for (int i = 0; i < 100_000; i++) {
                        Forge.code(out, LIST);
                        out.writeVarInt(1, true);
                    }
                })))
                .isEqualTo(Refusal.Kind.LIMIT);
        for (int id : new int[] {20, 22, 25, 34, 35, 41, 45, 84, 87}) {
            refused("id " + id, out -> {
                for (int i = 0; i < 100_000; i++) {
                    Forge.code(out, id);
                    out.writeVarInt(1, true);
                    out.writeByte(id == 20 ? 104 : 0);
                }
            });
        }
    }

    @TestFactory
    @Tag("SAFE-3")
    Stream<DynamicTest> aMebibyteOfEmptyThingsStaysWithinBounds() {
        return IntStream.range(0, 101).mapToObj(id -> DynamicTest.dynamicTest("id " + id, () -> fill(id, 1)));
    }

    @TestFactory
    @Tag("deep")
    @Tag("SAFE-3")
    Stream<DynamicTest> aMebibyteOfSmallThingsStaysWithinBounds() {
        return IntStream.range(0, 101)
                .mapToObj(id -> DynamicTest.dynamicTest("id " + id, () -> {
                    for (int zeros : new int[] {0, 2, 3, 4, 5, 6}) {
                        fill(id, zeros);
                    }
                }));
    }

    private static void fill(int id, int zeros) {
        byte[] payload = full(id, zeros);
        assertThat(payload.length).isLessThanOrEqualTo(MEBI);
        decode("id " + id + " with " + zeros, payload);
    }

    /** A list of as many values of one class as fit, each of so many zero bytes. */
    private static byte[] full(int id, int zeros) {
        int count = (MEBI - 32) / (1 + zeros);
        return Forge.payload(out -> {
            Forge.code(out, LIST);
            out.writeVarInt(count, true);
            for (int i = 0; i < count; i++) {
                Forge.code(out, id);
                for (int z = 0; z < zeros; z++) {
                    out.writeByte(0);
                }
            }
        });
    }

    @Test
    @Tag("SAFE-3")
    void keysThatCollideAreRefused() {
        for (int set : new int[] {25, 26, 35}) {
            assertThat(decode("lists of one hash in id " + set, Forge.payload(out -> colliding(out, set, false))))
                    .isEqualTo(Refusal.Kind.LIMIT);
        }
        for (int map : new int[] {40, 41, 43, 45, 47}) {
            assertThat(decode("lists of one hash in id " + map, Forge.payload(out -> colliding(out, map, true))))
                    .isEqualTo(Refusal.Kind.LIMIT);
        }
    }

    /** Lists [a, -31 a] have one hash. */
    private static void colliding(Output out, int id, boolean map) {
        int count = 60_000;
        Forge.code(out, id);
        out.writeVarInt(count, true);
        for (int a = 0; a < count; a++) {
            Forge.code(out, LIST);
            out.writeVarInt(2, true);
            Forge.code(out, 3);
            out.writeVarInt(a, false);
            Forge.code(out, 3);
            out.writeVarInt(-31 * a, false);
            if (map) {
                out.writeByte(0);
            }
        }
    }

    @Test
    @Tag("SAFE-3")
    void setsInSetsAreRefusedWhenHashingThemTakesTooLong() {
        refused("nested sets around a large one", out -> {
            for (int depth = 0; depth < 490; depth++) {
                Forge.code(out, 25);
                out.writeVarInt(1, true);
            }
            int leaves = 200_000;
            Forge.code(out, LIST);
            out.writeVarInt(leaves, true);
            for (int i = 0; i < leaves; i++) {
                Forge.code(out, 3);
                out.writeVarInt(i, false);
            }
        });
    }

    record Small(String a, int b, Object c) {}

    @Test
    @Tag("SAFE-3")
    void definingOneClassOverAndOverStaysWithinBounds() {
        BinaryEngine engine = new BinaryEngine(List.of(Small.class), List.of(), Forge.LIMITS, false);
        byte[] payload = Forge.payload(out -> {
            int count = 170_000;
            Forge.code(out, LIST);
            out.writeVarInt(count, true);
            for (int i = 0; i < count; i++) {
                out.writeVarInt(1, true);
                out.writeInt(Names.id(Small.class.getName()));
                out.writeVarInt(0, true);
            }
        });
        Cost.bounded(
                "definitions",
                () -> assertThatThrownBy(() -> engine.decode(payload))
                        .isInstanceOfSatisfying(
                                Refusal.class,
                                refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.LIMIT)));
    }

    @Test
    void patternsAreNotCompiledWithoutEnd() {
        refused("a long pattern", out -> {
            Forge.code(out, 74);
            out.writeString("(".repeat(500_000));
            out.writeVarInt(0, true);
        });
        refused("canonical equivalence", out -> {
            Forge.code(out, 74);
            out.writeString("a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a");
            out.writeVarInt(128, true);
        });
        decode("many patterns", Forge.payload(out -> {
            int count = 100_000;
            Forge.code(out, LIST);
            out.writeVarInt(count, true);
            for (int i = 0; i < count; i++) {
                Forge.code(out, 74);
                out.writeString("[ab]");
                out.writeVarInt(0, true);
            }
        }));
    }

    @Test
    void numbersWithoutEndAreNotCompared() {
        for (int id : new int[] {24, 27, 33}) {
            for (int step : new int[] {0, 1, 1_000_000}) {
                int scale = step;
                decode("decimals in id " + id, Forge.payload(out -> {
                    Forge.code(out, id);
                    out.writeByte(0);
                    out.writeVarInt(500, true);
                    for (int i = 0; i < 500; i++) {
                        Forge.code(out, 10);
                        byte[] digits = new byte[2_000];
                        digits[0] = (byte) (i % 100 + 1);
                        digits[1] = (byte) i;
                        out.writeVarInt(digits.length, true);
                        out.writeBytes(digits);
                        out.writeVarInt(scale * i, false);
                    }
                }));
            }
        }
    }

    @Test
    @Tag("ERR-6")
    void aPayloadOverTheSizeIsRefusedBeforeItIsLookedAt() {
        BinaryEngine small =
                new BinaryEngine(List.of(), List.of(), new dev.larder.serde.internal.Limits(100, 10, 10), false);
        assertThatThrownBy(() -> small.decode(new byte[101]))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.LIMIT));
        assertThatThrownBy(() -> small.encode("x".repeat(11)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.LIMIT));
        assertThatThrownBy(() -> small.encode(new byte[100]))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.LIMIT));
    }
}
