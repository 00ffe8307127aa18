package dev.larder.store.cli;

import dev.larder.store.config.Stores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code larder config}: looks at a configuration, and opens nothing. */
@Command(
        name = "config",
        subcommands = {ConfigCommand.Check.class, ConfigCommand.Show.class},
        description = "Checks or shows a configuration; opens no store.",
        footer = {
            "",
            "Without FILE it is the configuration of the environment: LARDER_URI, LARDER_CONFIG and the others.",
            "What comes from variables and files, and what is secret by its name, is shown as ***.",
            "",
            "@|bold Examples:|@",
            "  larder config check stores.yaml",
            "  larder config show"
        })
final class ConfigCommand implements Callable<Integer> {
    @ParentCommand
    @Nullable
    Larder larder;

    /** For picocli. */
    ConfigCommand() {}

    /** Without a word behind it there is nothing to do. */
    @Override
    public Integer call() {
        throw new UsageException("config needs a word behind it: check or show");
    }

    private Console console() {
        if (larder == null) {
            throw new IllegalStateException("picocli gives the parent before it calls");
        }
        return larder.console();
    }

    private Stores stores(@Nullable Path file) {
        Map<String, String> environment = console().environment();
        return file == null ? Configured.stores(environment, Place.DEFAULT) : Stores.from(file, environment);
    }

    /** {@code larder config check}: whether every store of a configuration is described as it has to be. */
    @Command(
            name = "check",
            description = "Says whether a configuration can be used; exit code 2 and every mistake if not.",
            footer = {"", "@|bold Examples:|@", "  larder config check stores.yaml"})
    static final class Check implements Callable<Integer> {
        @ParentCommand
        @Nullable
        ConfigCommand config;

        @Parameters(arity = "0..*", paramLabel = "FILE", description = "YAML or properties.")
        private List<Path> files = List.of();

        /** For picocli. */
        Check() {}

        @Override
        public Integer call() throws IOException {
            if (files.isEmpty()) {
                check("environment", null);
            }
            for (Path file : files) {
                check(file.toString(), file);
            }
            return Exit.OK;
        }

        private void check(String name, @Nullable Path file) throws IOException {
            ConfigCommand parent = parent(config);
            try (Stores stores = parent.stores(file)) {
                stores.check();
                parent.console().line(name + ": ok: " + String.join(", ", stores.names()));
            }
        }
    }

    /** {@code larder config show}: the configuration as it counts. */
    @Command(
            name = "show",
            description = "Shows a configuration as it counts, and where each part of it came from.",
            footer = {"", "@|bold Examples:|@", "  larder config show", "  larder config show stores.yaml"})
    static final class Show implements Callable<Integer> {
        @ParentCommand
        @Nullable
        ConfigCommand config;

        @Parameters(arity = "0..1", paramLabel = "FILE", description = "YAML or properties.")
        private @Nullable Path file;

        /** For picocli. */
        Show() {}

        @Override
        public Integer call() throws IOException {
            ConfigCommand parent = parent(config);
            try (Stores stores = parent.stores(file)) {
                parent.console().line(stores.describe().stripTrailing());
            }
            return Exit.OK;
        }
    }

    private static ConfigCommand parent(@Nullable ConfigCommand config) {
        if (config == null) {
            throw new IllegalStateException("picocli gives the parent before it calls");
        }
        return config;
    }
}
