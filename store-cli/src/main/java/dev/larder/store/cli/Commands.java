package dev.larder.store.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/** The commands by name, in the order of the help. */
final class Commands {
    private static final Map<String, Supplier<Object>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("put", PutCommand::new);
        ALL.put("get", GetCommand::new);
        ALL.put("pop", PopCommand::new);
        ALL.put("rm", RmCommand::new);
        ALL.put("keys", KeysCommand::new);
        ALL.put("info", InfoCommand::new);
        ALL.put("cp", CpCommand::new);
        ALL.put("mirror", MirrorCommand::new);
        ALL.put("sweep", SweepCommand::new);
        ALL.put("config", ConfigCommand::new);
        ALL.put("doctor", DoctorCommand::new);
        ALL.put("explain", ExplainCommand::new);
        ALL.put("http-cache", HttpCacheCommand::new);
        ALL.put("completion", CompletionCommand::new);
        ALL.put("help", HelpCommand::new);
    }

    /** Those that speak about all others. */
    private static final Set<String> WHOLE = Set.of("completion", "help");

    private Commands() {}

    /** {@return the names, for people} */
    static String names() {
        return String.join(", ", ALL.keySet());
    }

    /**
     * Adds the commands that a command line can mean. Looking at one costs a tenth of the start, so those whose names do not
     * occur are left out; unless none occurs, when somebody asks for help or needs it.
     */
    static void addTo(CommandLine line, String[] args) {
        Set<String> words = Arrays.stream(args).filter(ALL::containsKey).collect(Collectors.toSet());
        boolean all = words.isEmpty() || words.stream().anyMatch(WHOLE::contains);
        ALL.forEach((name, command) -> {
            if (all || words.contains(name)) {
                line.addSubcommand(name, command.get());
            }
        });
    }
}
