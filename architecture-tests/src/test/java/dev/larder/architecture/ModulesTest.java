package dev.larder.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** module-info says the same as the rules on classes. */
class ModulesTest {
    private static final String SERDE = "dev.larder.serde";
    private static final String STORE = "dev.larder.store";

    /** What each module may require beside java.base and org.jspecify. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            SERDE,
            Set.of(
                    "tools.jackson.core",
                    "tools.jackson.databind",
                    "tools.jackson.module.blackbird",
                    "com.fasterxml.jackson.annotation",
                    "com.esotericsoftware.kryo",
                    "org.objenesis",
                    "jdk.unsupported", // which Kryo and Objenesis need, and cannot require themselves
                    "com.github.luben.zstd_jni"),
            STORE,
            Set.of(SERDE),
            STORE + ".memory",
            Set.of(STORE, "com.github.benmanes.caffeine"),
            STORE + ".fs",
            Set.of(STORE),
            STORE + ".redis",
            Set.of(STORE, "lettuce.core", "io.netty.buffer", "io.netty.common", "io.netty.transport", "reactor.core"),
            STORE + ".s3",
            Set.of(
                    STORE,
                    "software.amazon.awssdk.services.s3",
                    "software.amazon.awssdk.auth",
                    "software.amazon.awssdk.awscore",
                    "software.amazon.awssdk.core",
                    "software.amazon.awssdk.http",
                    "software.amazon.awssdk.http.apache5",
                    "software.amazon.awssdk.regions"),
            STORE + ".config",
            Set.of(STORE, "org.snakeyaml.engine"),
            STORE + ".http",
            Set.of(STORE, "java.net.http", "org.snakeyaml.engine"), // the last only where it is there
            STORE + ".testkit",
            Set.of(STORE, SERDE, "org.junit.jupiter.api", "org.junit.jupiter.params", "org.assertj.core"),
            STORE + ".cli",
            Set.of(
                    STORE,
                    SERDE,
                    STORE + ".config",
                    STORE + ".memory",
                    STORE + ".fs",
                    STORE + ".http",
                    "info.picocli",
                    "me.tongfei.progressbar"));

    private static List<ModuleDescriptor> descriptors() {
        return Project.libraries().stream()
                .flatMap(module -> ModuleFinder.of(module.classes()).findAll().stream())
                .map(reference -> reference.descriptor())
                .toList();
    }

    @Test
    void modulesRequireWhatTheyMay() {
        assertThat(descriptors()).hasSizeGreaterThanOrEqualTo(5).allSatisfy(ModulesTest::check);
    }

    @Test
    void modulesExportWhatIsNotInternal() {
        for (ModuleDescriptor module : descriptors()) {
            Set<String> open = module.exports().stream()
                    .filter(export -> !export.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toSet());
            assertThat(module.packages().stream().filter(p -> p.contains(".internal")))
                    .as("internal packages of %s", module.name())
                    .doesNotContainAnyElementsOf(open);
            assertThat(module.isOpen()).as("%s is open", module.name()).isFalse();
        }
    }

    @Test
    void everyLibraryIsANamedModule() {
        assertThat(descriptors()).hasSameSizeAs(Project.libraries()).noneMatch(ModuleDescriptor::isAutomatic);
    }

    @Test
    void aRequirementTooManyIsNoticed() {
        assertThatThrownBy(() ->
                        check(ModuleDescriptor.newModule(SERDE).requires(STORE).build()))
                .hasMessageContaining(SERDE + " requires " + STORE);
        assertThatThrownBy(() -> check(
                        ModuleDescriptor.newModule("dev.larder.store.tape").build()))
                .hasMessageContaining("no line here");
    }

    private static void check(ModuleDescriptor module) {
        Set<String> allowed = ALLOWED.get(module.name());
        assertThat(allowed).as("the module %s has no line here", module.name()).isNotNull();
        List<String> tooMany = module.requires().stream()
                .map(Requires::name)
                .filter(name -> !allowed.contains(name) && !name.equals("java.base") && !name.equals("org.jspecify"))
                .map(name -> module.name() + " requires " + name)
                .toList();
        assertThat(tooMany).isEmpty();
    }
}
