package dev.larder.serde.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.serde.Model;
import dev.larder.serde.SerdeException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module that does not open its package to the library says so when a model is defined. */
class ClosedPackageTest {
    @TempDir
    Path temp;

    private Class<?> inModule(String opens) throws Exception {
        Path folder = Files.createDirectories(temp.resolve("a" + opens.length() + "/shut"));
        Files.writeString(folder.resolveSibling("module-info.java"), "module shut {" + opens + "}");
        Files.writeString(folder.resolve("Own.java"), "package shut; record Own(int a) {}");
        Path classes = folder.resolveSibling("classes");
        try (Stream<Path> sources = Files.walk(folder.getParent())) {
            List<String> arguments = Stream.concat(
                            Stream.of("-proc:none", "-d", classes.toString()),
                            sources.map(Path::toString).filter(name -> name.endsWith(".java")))
                    .toList();
            assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                    .isZero();
        }
        ModuleLayer boot = ModuleLayer.boot();
        Configuration with = boot.configuration().resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("shut"));
        return boot.defineModulesWithOneLoader(with, ClassLoader.getSystemClassLoader())
                .findLoader("shut")
                .loadClass("shut.Own");
    }

    @Test
    void aPackageThatIsNotOpened() throws Exception {
        Class<?> closed = inModule("");
        SerdeException thrown = Refused.as(
                SerdeException.Reason.MODEL, "Own", () -> Model.of(closed).check());
        assertThat(thrown).hasMessageContaining("opens shut to dev.larder.serde");
    }

    @Test
    void aPackageThatIsOpened() throws Exception {
        Class<?> open = inModule("opens shut;");
        assertThat(Model.of(open).load("{\"a\":1}")).hasToString("Own[a=1]");
    }
}
