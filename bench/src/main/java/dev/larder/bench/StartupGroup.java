package dev.larder.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Whole processes, from their start to their end: {@code ./larder get} of a file store, warm, beside a program that only says
 * hello, with an archive of its classes and the same options.
 */
final class StartupGroup implements Group {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final List<String> OPTIONS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto");

    @Override
    public Map<String, Object> measure(boolean quick) throws Exception {
        Path folder = Files.createTempDirectory("larder-bench");
        try {
            Path launcher = launcher();
            String store = "file:" + folder.resolve("store");
            run(List.of(launcher.toString(), "put", "greeting", "hello", "--store", store));
            List<String> hello = hello(folder);
            Map<String, PairedRounds.Work> works = new LinkedHashMap<>();
            works.put("hello world", (thread, calls) -> run(hello));
            works.put("hello world (control)", (thread, calls) -> run(hello));
            works.put(
                    "larder",
                    (thread, calls) -> run(List.of(launcher.toString(), "get", "greeting", "--store", store)));
            works.put(
                    "larder (to a file)",
                    (thread, calls) -> run(List.of(
                            launcher.toString(),
                            "get",
                            "greeting",
                            "--store",
                            store,
                            "-o",
                            folder.resolve("out").toString())));
            long seed = 20_261_127;
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("about", "Whole processes, warm; ratios to hello world, median of the rounds");
            figures.put("seed", seed);
            figures.put("ratios", new PairedRounds(quick ? 5 : 41, seed).run("start", works, 1, 1));
            return figures;
        } finally {
            Trees.delete(folder);
        }
    }

    private static Path launcher() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isExecutable(at.resolve("larder"))) {
            at = at.getParent();
        }
        if (at == null) {
            throw new IllegalStateException("Run this in a checkout: the launcher larder is not above this folder");
        }
        return at.resolve("larder");
    }

    /** {@return the command of the smallest program, with its classes in an archive} */
    private static List<String> hello(Path folder) throws Exception {
        Path archive = folder.resolve("hello.jsa");
        String path = jar();
        List<String> begin = new ArrayList<>(List.of(JAVA.toString()));
        begin.addAll(OPTIONS);
        List<String> train = new ArrayList<>(begin);
        train.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive, "-cp", path, Hello.class.getName()));
        run(train);
        List<String> command = new ArrayList<>(begin);
        command.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-cp", path, Hello.class.getName()));
        return command;
    }

    private static String jar() {
        return Path.of(System.getProperty("java.class.path").split(File.pathSeparator, 2)[0])
                .toAbsolutePath()
                .toString();
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
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
