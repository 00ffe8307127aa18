package dev.larder.store.cli;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code larder completion}: what a shell needs to complete command lines. */
@Command(
        name = "completion",
        description = "Prints what a shell needs to complete larder's command lines.",
        footer = {
            "",
            "@|bold Examples:|@",
            "  source <(larder completion bash)",
            "  larder completion zsh > ~/.larder-completion && echo 'source ~/.larder-completion' >> ~/.zshrc"
        })
final class CompletionCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @ParentCommand
    @Nullable
    Larder larder;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private String shell = "";

    /** For picocli. */
    CompletionCommand() {}

    @Override
    public Integer call() throws IOException {
        if (!Set.of("bash", "zsh").contains(shell)) {
            throw new UsageException("completion knows bash and zsh");
        }
        if (spec == null || larder == null) {
            throw new IllegalStateException("picocli gives spec and parent before it calls");
        }
        // One script for both: under zsh it turns on the emulation of bash's completion.
        larder.console().line(AutoComplete.bash("larder", spec.parent().commandLine()));
        return Exit.OK;
    }
}
