package dev.larder.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every library that comes along has a reason, and no version with a known hole does. */
class DependenciesTest {
    private static final Path PAGE = Project.ROOT.resolve("docs/dependencies.md");

    private static Map<String, Map<String, Set<String>>> modules() {
        Map<String, Map<String, Set<String>>> modules = new TreeMap<>();
        for (Project.Module module : Project.libraries()) {
            modules.put(
                    module.folder(),
                    Dependencies.listed(Project.read(module.path().resolve("target/run-time"))));
        }
        return modules;
    }

    @Test
    @Tag("SUPPLY-2")
    void whatComesAlongIsListedWithAReason() throws IOException {
        if (Boolean.getBoolean("larder.write")) {
            Files.writeString(PAGE, Dependencies.written(Project.read(PAGE), modules()));
        }
        assertThat(modules()).containsKeys("serde", "store-api", "store-redis", "store-s3", "store-cli");
        assertThat(Dependencies.trouble(Project.read(PAGE), modules())).isEmpty();
    }

    @Test
    @Tag("SUPPLY-2")
    void versionsWithKnownHolesAreRefused() {
        String pom = Project.read(Project.ROOT.resolve("pom.xml"));
        assertThat(pom).contains("<exclude>io.netty:", "<exclude>com.esotericsoftware:kryo:");
        assertThat(Dependencies.holeTrouble(Project.read(PAGE), pom)).isEmpty();
    }

    /** The rule of this build, with a range of it widened to the version in use. */
    @Test
    @Tag("deep")
    @Tag("SUPPLY-2")
    void theRuleStopsABuild(@TempDir Path folder) throws IOException {
        String pom = Project.read(Project.ROOT.resolve("pom.xml"))
                .replaceAll("<module>(?!bom<|serde<)[^<]+</module>", "")
                .replace("<exclude>com.esotericsoftware:kryo:(,5.0)<", "<exclude>com.esotericsoftware:kryo:(,99)<");
        Files.writeString(folder.resolve("pom.xml"), pom);
        for (String module : List.of("bom", "serde")) {
            Path copy = Files.createDirectory(folder.resolve(module)).resolve("pom.xml");
            Files.copy(Project.ROOT.resolve(module).resolve("pom.xml"), copy);
        }
        Ran ran = Ran.in(
                Project.ROOT,
                "./mvnw",
                "-o",
                "-B",
                "-f",
                folder.toString(),
                "-pl",
                "serde",
                "enforcer:enforce@known-holes");
        assertThat(ran.code()).as(ran.out()).isNotZero();
        assertThat(ran.out()).contains("A version with a known hole", "com.esotericsoftware:kryo");
    }

    @Test
    void whatIsNotAsItIsWrittenIsNoticed() {
        Map<String, Set<String>> brings = Dependencies.listed("""
                The following files have been resolved:
                   \u001b[1mg.a\u001b[m:x:jar:1.0:compile -- module x
                   dev.larder:larder-serde:jar:1:compile
                   g.a:n:jar:linux:2:runtime (optional)
                   t.t:t:jar:1:test
                """);
        assertThat(brings).isEqualTo(Map.of("g.a", Set.of("x", "n")));
        String page = """
                | module | brings |
                |---|---|
                | `m` | `g.a`: x |

                | group | licence | why |
                |---|---|---|
                | `g.b` | MIT | speed |

                | `a:b:(,2)` | bad | [x](https://x.example) |
                | `a:c` | bad | said to be bad |
                """;
        assertThat(Dependencies.trouble(page, Map.of("m", brings)))
                .containsExactly(
                        "docs/dependencies.md has not what m brings: | `m` | `g.a`: n, x |",
                        "g.b is not used",
                        "g.a has no reason");
        String written = Dependencies.written(page, Map.of("m", brings));
        assertThat(written).contains("|---|---|\n| `m` | `g.a`: n, x |\n\n| group");
        String rule = "<exclude>z</exclude><bannedDependencies><exclude>a:c</exclude></bannedDependencies>";
        assertThat(Dependencies.holeTrouble(page, rule))
                .containsExactly("a:c has no source", "a:b:(,2) is not enforced");
    }
}
