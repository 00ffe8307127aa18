package dev.larder.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a process gave: its exit code, and its output with its errors. */
record Ran(int code, String out) {
    private static final long SECONDS = 120;

    static Ran in(Path folder, String... command) {
        return in(folder, List.of(command));
    }

    /** Runs a process to its end; what is not installed gives the code 127, as in a shell. */
    static Ran in(Path folder, List<String> command) {
        return in(folder, command, SECONDS);
    }

    /** Runs a process that takes its time, as a build does. */
    static Ran in(Path folder, List<String> command, long seconds) {
        try {
            Path out = Files.createTempFile("out", ".txt");
            try {
                return run(folder, command, out, seconds);
            } finally {
                Files.delete(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Ran run(Path folder, List<String> command, Path out, long seconds) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LARDER_") || name.equals("JAVA_TOOL_OPTIONS"));
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Ran(127, command.get(0) + " is not installed");
        }
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(command.get(0) + " ran longer than " + seconds + " s and said:\n" + said(out));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while " + command.get(0) + " ran", e);
        }
        return new Ran(process.exitValue(), said(out));
    }

    private static String said(Path out) throws IOException {
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    /** The java command of the JVM that runs the tests. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
