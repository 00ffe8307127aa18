package dev.larder.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The start of the command line with an ahead-of-time cache (JEP 483 and 514, Java 25) beside a program that says hello with one.
 * The variable {@code BENCH_AOT_JAVA_HOME} names that Java; without it nothing is measured.
 */
final class AotStart {
    static final String TASK = "start, with an AOT cache of Java 25";

    private static final String HOME = "BENCH_AOT_JAVA_HOME";

    private final List<String> hello;
    private final List<String> larder;

    /**
     * Makes the caches.
     *
     * @param home of the Java
     * @param folder of the caches and of a store
     * @param commandLine the module of the command line
     */
    private AotStart(String home, Path folder, Path commandLine) throws Exception {
        Path java = Path.of(home, "bin", "java");
        hello = trained(java, folder.resolve("hello.aot"), StartupGroup.jar(), Hello.class.getName());
        larder = trained(
                java,
                folder.resolve("larder.aot"),
                classPath(commandLine),
                StartupGroup.LARDER_MAIN,
                "get",
                "greeting",
                "--store",
                "file:" + folder.resolve("store"));
    }

    /** {@return the starts, if there is such a Java} */
    static Optional<AotStart> of(Path folder, Path commandLine) throws Exception {
        String home = System.getenv(HOME);
        if (home == null || home.isEmpty()) {
            System.out.println("No " + HOME + ": starts with an AOT cache are left out");
            return Optional.empty();
        }
        return Optional.of(new AotStart(home, folder, commandLine));
    }

    List<Map<String, Object>> measure(int rounds, long seed) throws Exception {
        Map<String, PairedRounds.Work> works = new LinkedHashMap<>();
        works.put("hello world", (thread, calls) -> Processes.run(hello));
        works.put("hello world (control)", (thread, calls) -> Processes.run(hello));
        works.put(Side.LARDER, (thread, calls) -> Processes.run(larder));
        return new PairedRounds(rounds, seed).run(TASK, works, 1, 1);
    }

    /** {@return where the time goes} */
    Map<String, Object> profile(String side) throws Exception {
        return side.equals(Side.LARDER)
                ? StartProfile.of(larder, StartupGroup.LARDER_MAIN)
                : StartProfile.of(hello, Hello.class.getName());
    }

    /** Runs a program once to make the cache. */
    private static List<String> trained(Path java, Path cache, String path, String... main) throws Exception {
        Processes.run(command(java, "-XX:AOTCacheOutput=" + cache, path, main));
        return command(java, "-XX:AOTCache=" + cache, path, main);
    }

    private static List<String> command(Path java, String cache, String path, String... main) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(StartupGroup.OPTIONS);
        command.addAll(List.of(cache, "-cp", path));
        command.addAll(List.of(main));
        return command;
    }

    /** {@return the class path that the launcher makes} */
    private static String classPath(Path commandLine) throws Exception {
        Path target = commandLine.resolve("target");
        try (Stream<Path> own = Files.list(target);
                Stream<Path> libraries = Files.list(target.resolve("lib"))) {
            return Stream.concat(own, libraries)
                    .map(Path::toString)
                    .filter(jar ->
                            jar.endsWith(".jar") && !jar.endsWith("-sources.jar") && !jar.endsWith("-javadoc.jar"))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
