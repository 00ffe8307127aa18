package dev.larder.store.cli;

import dev.larder.serde.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code larder}. {@link Start} ends the process; {@link #run} does all the rest, and ends nothing. */
@Command(
        name = "larder",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = "Keeps values under string keys: in files, in memory, and wherever else a backend leads.",
        footer = {
            "",
            "@|bold Exit codes:|@ 0 done, 1 trouble, 2 wrong usage, 3 no such key.",
            "Data goes to the output, everything else to the error stream.",
            "",
            "@|bold Examples:|@",
            "  larder put greeting hello",
            "  larder get greeting",
            "  larder --store file:/var/data keys --prefix logs/",
            "  larder mirror ./documents file:backup"
        })
public final class Larder implements Callable<Integer> {
    private final Console console;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    private StoreOption store = new StoreOption();

    @Mixin
    private ModeOption mode = new ModeOption();

    @Mixin
    private TtlOption ttl = new TtlOption();

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show where an error came from.")
    private boolean verbose;

    Larder(Console console) {
        this.console = console;
    }

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        Start.main(args);
    }

    /**
     * {@return the exit code of a command: 0 done, 1 trouble, 2 wrong usage, 3 no such key}
     *
     * @param args the command line
     * @param environment the environment: the variables that begin with LARDER_, NO_COLOR, TERM and COLUMNS are looked at
     * @param in where values come from; stays open
     * @param out where data goes, as exact bytes; flushed, and stays open
     * @param err where everything else goes, a line each
     */
    public static int run(
            String[] args, Map<String, String> environment, InputStream in, OutputStream out, PrintStream err) {
        Console console = new Console(environment, in, out, err, System.getProperty(Console.TERMINAL, ""));
        CommandLine line = commandLine(console, args);
        PrintWriter text = new PrintWriter(console.out(), false, StandardCharsets.UTF_8);
        int code = line.setOut(text).execute(args);
        text.flush();
        return flush(console, code);
    }

    private static CommandLine commandLine(Console console, String[] args) {
        Larder larder = new Larder(console);
        CommandLine line = new CommandLine(larder);
        Commands.addTo(line, args);
        line.setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(console.colours() ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler((e, words) -> wrong(console, e))
                .setExecutionExceptionHandler((e, command, words) -> larder.failed(e));
        StoreCommand.refuseMisplacedOptions(line);
        return line;
    }

    private static int wrong(Console console, ParameterException e) {
        console.say(Errors.text(e));
        return Exit.USAGE;
    }

    private int failed(Exception e) {
        int code = Errors.code(e);
        if (code != Exit.OK) {
            Errors.texts(e).forEach(console::say);
            if (verbose) {
                e.printStackTrace(console.err());
            }
        }
        return code;
    }

    private static int flush(Console console, int code) {
        try {
            console.flush();
            return code;
        } catch (IOException e) {
            // said already if the command itself came across it
            if (code == Exit.OK && Errors.code(e) != Exit.OK) {
                Errors.texts(e).forEach(console::say);
                return Errors.code(e);
            }
            return code;
        }
    }

    /** Without a command there is nothing to do. */
    @Override
    public Integer call() {
        throw new ParameterException(commandLine(), "A command is missing: " + Commands.names());
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("picocli gives the spec before it calls");
        }
        return spec.commandLine();
    }

    Console console() {
        return console;
    }

    /** {@return the store named before the command, or null} */
    @Nullable
    String store() {
        return store.uri;
    }

    /** {@return the mode named before the command, or null} */
    @Nullable
    Mode mode() {
        return mode.mode;
    }

    /** {@return the ttl named before the command, or null} */
    @Nullable
    Duration ttl() {
        return ttl.ttl;
    }
}
