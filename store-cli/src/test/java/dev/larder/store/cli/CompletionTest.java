package dev.larder.store.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void bothShellsGetAScriptThatKnowsEveryCommand(String shell) {
        Cli.Result result = Cli.empty().run("completion", shell);
        assertThat(result).returns(0, Cli.Result::code).returns("", Cli.Result::err);
        assertThat(result.out())
                .contains(
                        "complete -F",
                        "put",
                        "get",
                        "pop",
                        "rm",
                        "keys",
                        "info",
                        "cp",
                        "mirror",
                        "http-cache",
                        "--overwrite");
    }

    @Test
    void bashCompletesACommandWithIt(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is not installed");
        Path script = Files.write(
                folder.resolve("larder-completion"),
                Cli.empty().run("completion", "bash").bytes());
        assertThat(bash("source '" + script + "'; COMP_WORDS=(larder mi); COMP_CWORD=1; COMP_LINE='larder mi';"
                        + " _complete_larder; echo \"${COMPREPLY[@]}\""))
                .isEqualToIgnoringWhitespace("mirror");
    }

    private static String bash(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("/bin/bash", "--norc", "-c", command)
                // compopt says that no completion is going on
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return out;
    }
}
