package dev.larder.store.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.json.JsonMapper;

/** The schema for editors refuses what the binder refuses, as far as a schema can say it, and accepts what it accepts. */
class SchemaTest {
    private static final Path FILE = Path.of("../docs/schema/larder-stores.schema.json");

    /** What a schema cannot say: what a URI holds, an order, what is equal, tags, what a variable is, what a driver knows. */
    private static final Set<String> BEYOND = Set.of(
            "encrypted-with-a-wrong-use.yaml",
            "encrypted-with-one-key-twice.yaml",
            "layer-order.yaml",
            "layer-twice.yaml",
            "mode-from-a-variable.yaml",
            "retrying-with-cap-below-base.yaml",
            "stores-of-one-name.yaml",
            "tag-directive.yaml",
            "tag-on-text.yaml",
            "ttl-is-negative.yaml",
            "uri-with-a-bad-mode.yaml",
            "uri-with-a-bad-percent.yaml",
            "uri-with-a-bad-port.yaml",
            "uri-with-a-bad-ttl.yaml",
            "uri-with-a-parameter-twice.yaml",
            "variable-file-is-a-folder.yaml",
            "variable-file-missing.yaml",
            "variable-inside-a-variable.yaml",
            "variable-missing.yaml",
            "variable-that-is-none.yaml",
            "variable-unclosed.yaml");

    private final Schema schema = schema();

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(FILE), InputFormat.JSON);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whatTheSchemaCanSayItRefusesAsTheBinderDoes() throws IOException {
        Set<String> accepted = new TreeSet<>();
        int refused = 0;
        for (Path file : BrokenConfigsTest.configurations()) {
            Optional<String> json = file.toString().endsWith(".yaml") ? json(file) : Optional.empty();
            String name = file.getFileName().toString();
            if (json.isEmpty() || name.matches("(open|check)-.*")) {
                continue;
            }
            if (trouble(json.get()).isEmpty()) {
                accepted.add(name);
            } else {
                refused++;
            }
        }
        assertThat(accepted).containsExactlyInAnyOrderElementsOf(BEYOND);
        assertThat(refused).isGreaterThanOrEqualTo(50);
    }

    @Test
    void whatTheBinderAcceptsTheSchemaAcceptsToo() throws IOException {
        for (Path file : Samples.good()) {
            assertThat(trouble(json(file).orElseThrow())).as(file.toString()).isEmpty();
            assertThatCode(() -> Stores.from(file, Samples.VARIABLES))
                    .as(file.toString())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void theSchemaKnowsEveryWordOfTheBinder() throws IOException {
        String text = Files.readString(FILE);
        assertThat(text).contains(Portable.MODES).contains(Portable.POLICIES).contains(Portable.CAPABILITIES);
        for (String word : List.of("prefixed", "read-only", "retrying", "compressed", "encrypted", "observed")) {
            assertThat(text).contains("\"" + word + "\"");
        }
    }

    private List<String> trouble(String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    /** As editors read YAML: numbers and flags are no texts. Empty where it is no YAML at all. */
    private static Optional<String> json(Path file) throws IOException {
        try {
            YamlReader.read(Source.of(file, file.toString()), new Problems());
            Object value = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
            return Optional.of(new JsonMapper().writeValueAsString(value));
        } catch (ConfigException | YamlEngineException e) {
            return Optional.empty();
        }
    }
}
