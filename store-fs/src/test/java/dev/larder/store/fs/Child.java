package dev.larder.store.fs;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A second JVM with the class path of this one, that runs {@link Actors}. */
final class Child implements AutoCloseable {
    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    static Child start(Map<String, String> environment, List<String> options, Object... arguments) throws IOException {
        return start(List.of(), System.getProperty("java.class.path"), environment, options, arguments);
    }

    /** Starts a child through another command, such as one that drops privileges. */
    static Child start(
            List<String> through,
            String classPath,
            Map<String, String> environment,
            List<String> options,
            Object... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(through);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, Actors.class.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
        environment.forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        return new Child(builder.start());
    }

    static Child start(Object... arguments) throws IOException {
        return start(Map.of(), List.of("-Xmx64m"), arguments);
    }

    /** Waits for the first byte that the child prints. */
    void awaitFirstByte() throws IOException {
        if (process.getInputStream().read() < 0) {
            throw new IOException("The child has printed nothing");
        }
    }

    /** Tells the child to go on. */
    void signal() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** Waits for the end, which must be a good one, and returns what was printed. */
    List<String> lines() throws Exception {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("The child has failed; it printed: " + text);
        }
        return text.strip().isEmpty() ? List.of() : List.of(text.strip().split("\n"));
    }

    /** Ends the child as kill -9 does, and waits for that. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws Exception {
        kill();
    }
}
