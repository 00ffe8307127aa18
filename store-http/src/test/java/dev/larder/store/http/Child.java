package dev.larder.store.http;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second JVM with the class path of this one and a small heap, that runs {@link Actors}. */
record Child(Process process) implements AutoCloseable {
    static Child start(Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m"));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Actors.class.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new Child(
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
    }

    /** Waits for the end, which must be a good one, and returns what was printed. */
    List<String> lines() throws Exception {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("The child has failed; it printed: " + text);
        }
        return text.lines().toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
