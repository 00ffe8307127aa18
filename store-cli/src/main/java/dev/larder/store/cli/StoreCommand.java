package dev.larder.store.cli;

import dev.larder.serde.Mode;
import dev.larder.store.Store;
import dev.larder.store.backend.Keys;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** A command on one store, which it opens and closes. */
abstract class StoreCommand implements Callable<Integer> {
    @ParentCommand
    @Nullable
    Larder larder;

    @Mixin
    private StoreOption store = new StoreOption();

    private Mode configuredMode = Mode.RAW;

    /** {@return the exit code} */
    abstract int run(Store store) throws IOException;

    /** {@return whether a missing file store is made} */
    boolean creates() {
        return false;
    }

    /** {@return whether the store is only read, and a file store is left as it is} */
    boolean onlyReads() {
        return false;
    }

    /** {@return the exit code where the default store is not there yet: as if it were empty} */
    int withoutStore() {
        return Exit.ABSENT;
    }

    @Override
    public final Integer call() throws IOException {
        Place place = Place.of(store.uri == null ? larder().store() : store.uri, console());
        if (place.isMissingDefault() && !creates()) {
            console().say("there is no store " + Place.DEFAULT + " in this folder yet; the first put makes it");
            return withoutStore();
        }
        configuredMode = place.mode();
        try (Store opened = onlyReads() ? place.openToRead() : place.open(creates())) {
            int code = run(opened);
            console().flush();
            return code;
        }
    }

    final Console console() {
        return larder().console();
    }

    /** {@return the mode of the command line, which may stand before or behind the command} */
    final Mode mode(ModeOption own) {
        Mode mode = given(own);
        return mode == null ? configuredMode : mode;
    }

    /** {@return the mode of the command line, or null where none is given} */
    final @Nullable Mode given(ModeOption own) {
        return own.mode == null ? larder().mode() : own.mode;
    }

    /** {@return the ttl of the command line, which may stand before or behind the command, or null} */
    final @Nullable Duration ttl(TtlOption own) {
        return own.ttl == null ? larder().ttl() : own.ttl;
    }

    private Larder larder() {
        if (larder == null) {
            throw new IllegalStateException("picocli gives the parent before it calls");
        }
        return larder;
    }

    /** Says that a key is absent, and returns the code for it. */
    final int absent(String key) {
        console().say("no such key: '" + Keys.display(key) + "'");
        return Exit.ABSENT;
    }

    /** An option before the command counts only where the command has it too; passing it over would hide a mistake. */
    static void refuseMisplacedOptions(CommandLine line) {
        line.setExecutionStrategy(new RunLast() {
            @Override
            protected List<Object> handle(ParseResult result) throws ExecutionException {
                if (result.hasSubcommand()) {
                    CommandLine command = result.subcommand().commandSpec().commandLine();
                    for (OptionSpec option : result.matchedOptions()) {
                        if (command.getCommandSpec().findOption(option.longestName()) == null) {
                            throw new ParameterException(
                                    command, command.getCommandName() + " has no option " + option.longestName());
                        }
                    }
                }
                return super.handle(result);
            }
        });
    }
}
