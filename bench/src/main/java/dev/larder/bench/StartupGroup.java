package dev.larder.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whole processes, from their start to their end: {@code ./larder get} of a file store, warm, beside a program that only says
 * hello, with an archive of its classes and the same options, or both with an ahead-of-time cache; and the first get of an S3
 * server beside the SDK's.
 */
final class StartupGroup implements Group {
    static final String START = "start";

    /** The main class of the command line. */
    static final String LARDER_MAIN = "dev.larder.store.cli.Start";

    private static final long SEED = 20_261_127;

    /** The options of the command line's JVM, whatever its archive. */
    static final List<String> OPTIONS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Djdk.reflect.useNativeAccessorOnly=true");

    @Override
    public Map<String, Object> measure(boolean quick) throws Exception {
        Path folder = Files.createTempDirectory("larder-bench");
        try {
            List<String> hello = hello(folder);
            List<String> larder = larder(folder);
            List<String> toFile = new ArrayList<>(larder);
            toFile.addAll(List.of("-o", folder.resolve("out").toString()));
            Map<String, PairedRounds.Work> works = new LinkedHashMap<>();
            works.put("hello world", (thread, calls) -> Processes.run(hello));
            works.put("hello world (control)", (thread, calls) -> Processes.run(hello));
            works.put(Side.LARDER, (thread, calls) -> Processes.run(larder));
            works.put("larder (to a file)", (thread, calls) -> Processes.run(toFile));
            Map<String, Object> figures = new LinkedHashMap<>();
            List<Map<String, Object>> ratios =
                    new ArrayList<>(new PairedRounds(quick ? 5 : 41, SEED).run(START, works, 1, 1));
            Optional<AotStart> aot = AotStart.of(folder, commandLine());
            if (aot.isPresent()) {
                ratios.addAll(aot.get().measure(quick ? 5 : 21, SEED));
            }
            try (S3Start s3 = new S3Start(java(), launcher())) {
                ratios.addAll(s3.measure(quick ? 3 : 9, SEED));
            }
            figures.put("about", "Warm; ratios to the first of each task, median of the rounds");
            figures.put("seed", SEED);
            figures.put("ratios", ratios);
            return figures;
        } finally {
            Trees.delete(folder);
        }
    }

    @Override
    public Optional<Map<String, Object>> start(String task, String side) throws Exception {
        if (task.equals(S3Start.FIRST_GET) || task.equals(S3Start.WHOLE)) {
            try (S3Start s3 = new S3Start(java(), launcher())) {
                return Optional.of(s3.profile(task, side));
            }
        }
        if (!task.equals(START) && !task.equals(AotStart.TASK)) {
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory("larder-bench");
        try {
            if (task.equals(AotStart.TASK)) {
                larder(folder);
                Optional<AotStart> aot = AotStart.of(folder, commandLine());
                return aot.isPresent() ? Optional.of(aot.get().profile(side)) : Optional.empty();
            }
            return Optional.of(
                    side.equals(Side.LARDER)
                            ? StartProfile.of(larder(folder), LARDER_MAIN)
                            : StartProfile.of(hello(folder), Hello.class.getName()));
        } finally {
            Trees.delete(folder);
        }
    }

    /** {@return the command and options of the command line's JVM} */
    private static List<String> java() {
        List<String> command = new ArrayList<>(List.of(Processes.JAVA.toString()));
        command.addAll(OPTIONS);
        command.add("-Xshare:auto");
        return command;
    }

    /** {@return the command that gets a value of a store, which holds it} */
    private static List<String> larder(Path folder) throws Exception {
        String launcher = launcher().toString();
        String store = "file:" + folder.resolve("store");
        Processes.run(List.of(launcher, "put", "greeting", "hello", "--store", store));
        return List.of(launcher, "get", "greeting", "--store", store);
    }

    private static Path commandLine() {
        return launcher().resolveSibling("store-cli");
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
        List<String> train = java();
        train.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive, "-cp", path, Hello.class.getName()));
        Processes.run(train);
        List<String> command = java();
        command.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-cp", path, Hello.class.getName()));
        return command;
    }

    static String jar() {
        return Path.of(System.getProperty("java.class.path").split(File.pathSeparator, 2)[0])
                .toAbsolutePath()
                .toString();
    }
}
