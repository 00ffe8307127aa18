package dev.larder.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs that are run to their end. */
final class Processes {
    /** The Java that runs this. */
    static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private Processes() {}

    /** Runs a program whose output does not matter. */
    static void run(List<String> command) throws IOException, InterruptedException {
        end(command, builder(command).start());
    }

    /** {@return what a program prints, without the space around it} */
    static String output(List<String> command) throws IOException, InterruptedException {
        Process process =
                builder(command).redirectOutput(ProcessBuilder.Redirect.PIPE).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        end(command, process);
        return told;
    }

    private static ProcessBuilder builder(List<String> command) {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }

    private static void end(List<String> command, Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("A program did not end: " + command.get(0));
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(command.get(0) + " ended with " + process.exitValue());
        }
    }
}
