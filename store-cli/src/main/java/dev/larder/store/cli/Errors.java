package dev.larder.store.cli;

import dev.larder.store.StoreException;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.config.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What an exception means to the one at the command line: a line, and an exit code. */
final class Errors {
    private Errors() {}

    static int code(Exception e) {
        if (e instanceof UsageException || e instanceof ConfigException) {
            return Exit.USAGE;
        }
        if (e instanceof StoreException store) {
            boolean noSuchScheme =
                    store.kind() == ErrorKind.UNSUPPORTED && store.operation().equals("open");
            return store.kind() == ErrorKind.INVALID || noSuchScheme ? Exit.USAGE : Exit.TROUBLE;
        }
        return e instanceof OutputException output && output.isBrokenPipe() ? Exit.OK : Exit.TROUBLE;
    }

    /** {@return what to say, a line each} */
    static List<String> texts(Exception e) {
        return e instanceof ConfigException config
                ? config.problems().stream()
                        .map(ConfigException.Problem::toString)
                        .toList()
                : List.of(text(e));
    }

    static String text(Exception e) {
        if (e instanceof UncheckedIOException && e.getCause() instanceof IOException cause) {
            return text(cause);
        }
        if (e instanceof FileSystemException file) {
            return file.getFile() + ": " + reason(file);
        }
        if (e instanceof StoreException || e instanceof IOException || e instanceof UsageException) {
            return String.valueOf(e.getMessage());
        }
        return "unexpected " + e.getClass().getName() + "; --verbose shows where";
    }

    private static String reason(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    }

    /** What was typed wrong, without what was typed: an argument may be a value or a secret. */
    static String text(ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String help = " (see " + command + " --help)";
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched(), command) + help;
        }
        if (e instanceof MissingParameterException) {
            return String.valueOf(e.getMessage()) + help;
        }
        return e.getMessage() + help;
    }

    private static String unmatched(List<String> words, String command) {
        for (String word : words) {
            if (word.startsWith("-") && word.length() > 1) {
                int equals = word.indexOf('=');
                return command + " has no option " + (equals < 0 ? word : word.substring(0, equals))
                        + "; write -- before a key or value that begins with a dash";
            }
        }
        return command + " takes fewer arguments: " + words.size()
                + " too many; put a value with spaces between quotes";
    }
}
