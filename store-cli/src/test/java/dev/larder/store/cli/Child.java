package dev.larder.store.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs command lines in a Java of their own, with the class path of the tests. Immutable. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Child(Path folder, Map<String, String> environment, byte[] input, List<String> java) {
    static Child in(Path folder) {
        return new Child(folder, Map.of(), new byte[0], List.of("-Xmx64m"));
    }

    Child with(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new Child(folder, more, input, java);
    }

    Child typing(byte[] bytes) {
        return new Child(folder, environment, bytes, java);
    }

    Child java(String... options) {
        return new Child(folder, environment, input, List.of(options));
    }

    Cli.Result run(String... args) throws IOException, InterruptedException {
        return finish(command(args));
    }

    /** The output goes through another command of the shell first. */
    Cli.Result throughPipe(String reader, String... args) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", "\"$@\" | " + reader, "sh"));
        words.addAll(command(args));
        return finish(words);
    }

    private Process start(List<String> command, Path error) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(error.toFile());
        builder.environment().remove("LARDER_URI");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        return builder.start();
    }

    List<String> command(String... args) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        words.addAll(java);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Larder.class.getName()));
        words.addAll(List.of(args));
        return words;
    }

    private Cli.Result finish(List<String> command) throws IOException, InterruptedException {
        Path error = Files.createTempFile("larder-child", ".err");
        Process process = start(command, error);
        try {
            process.getOutputStream().write(input);
            process.getOutputStream().close();
            byte[] out = process.getInputStream().readAllBytes();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the child did not end within a minute");
            }
            return new Cli.Result(process.exitValue(), out, Files.readString(error, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(error);
        }
    }
}
