package dev.larder.serde.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.serde.Model;
import dev.larder.serde.TypeRef;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was dumped loads as what it was, whatever it was. */
class RandomGraphsTest {
    private static final Model<Graph<Map<String, List<BigDecimal>>>> GRAPHS =
            Model.of(new TypeRef<Graph<Map<String, List<BigDecimal>>>>() {});

    @Test
    void aSliceOfGraphsComesBack() {
        comeBack(300);
    }

    @Test
    @Tag("deep")
    void twentyThousandGraphsComeBack() {
        comeBack(20_000);
    }

    private static void comeBack(int count) {
        long seed = Long.getLong("larder.seed", new Random().nextLong());
        System.out.println("Replay with -Dlarder.seed=" + seed);
        Random random = new Random(seed);
        Graphs<Map<String, List<BigDecimal>>> graphs = new Graphs<>(
                random,
                () -> Map.of("k" + random.nextInt(9), List.of(new BigDecimal(random.nextInt()).movePointLeft(3))));
        List<Model<Graph<Map<String, List<BigDecimal>>>>> styles =
                List.of(GRAPHS.snakeCase().indent(2), GRAPHS.camelCase().compact(), GRAPHS.validateOnDump(true));
        for (int i = 0; i < count; i++) {
            Graph<Map<String, List<BigDecimal>>> graph = graphs.graph(random.nextInt(3));
            for (int style = 0; style < 2; style++) { // both styles of names for each; as declared now and then
                Model<Graph<Map<String, List<BigDecimal>>>> model = styles.get(i % 50 == 0 ? 2 : style);
                String json = model.dump(graph);
                assertThat(model.load(json)).as("graph %s of seed %s", i, seed).isEqualTo(graph);
                assertThat(model.load(model.dumpBytes(graph))).isEqualTo(graph);
                if (i % 10 == 0) {
                    assertThat(model.load(model.dumpMap(graph))).isEqualTo(graph);
                }
            }
        }
    }
}
