package dev.larder.reliability.crash;

import dev.larder.store.backend.Backend;
import dev.larder.store.fs.FileBackend;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.NullMarked;

/** A {@link Victim} in a JVM of its own, seen from outside. */
final class Prey implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    private Prey(Process process) {
        this.process = process;
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** How victims are started. */
    record Lair(Path jar, Path archive, List<String> options) {
        /** A place with all that victims need: their classes in one jar, and an archive of them, so that they start soon. */
        static Lair in(Path folder) throws Exception {
            Path jar = folder.resolve("victim.jar");
            try (JarOutputStream to = new JarOutputStream(Files.newOutputStream(jar))) {
                Set<String> done = new TreeSet<>();
                for (Class<?> type : List.of(Victim.class, FileBackend.class, Backend.class, NullMarked.class)) {
                    add(type, to, done);
                }
            }
            Path archive = folder.resolve("victim.jsa");
            Process dump = start(jar, List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable"), "warm");
            dump.getInputStream().readAllBytes();
            dump.waitFor();
            return new Lair(jar, archive, List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto"));
        }

        private static void add(Class<?> type, JarOutputStream to, Set<String> done)
                throws IOException, URISyntaxException {
            Path place = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                pack(place, type.getPackageName(), to, done);
            } else {
                try (FileSystem files = FileSystems.newFileSystem(place)) {
                    pack(files.getPath("/"), type.getPackageName(), to, done);
                }
            }
        }

        private static void pack(Path base, String name, JarOutputStream to, Set<String> done) throws IOException {
            List<Path> classes;
            try (Stream<Path> all = Files.walk(base.resolve(name.replace('.', '/')))) {
                classes = all.filter(file -> file.toString().endsWith(".class")).toList();
            }
            for (Path file : classes) {
                String entry = base.relativize(file).toString();
                if (done.add(entry)) {
                    to.putNextEntry(new ZipEntry(entry));
                    Files.copy(file, to);
                    to.closeEntry();
                }
            }
        }

        private static Process start(Path jar, List<String> options, String... arguments) throws IOException {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m", "-XX:-UsePerfData"));
            command.addAll(options);
            command.addAll(List.of("-cp", jar.toString(), Victim.class.getName()));
            command.addAll(List.of(arguments));
            return new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        }

        /** Starts one, which needs a moment until it can take an order. */
        Prey start() {
            try {
                return new Prey(start(jar, options));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Gives the order, once it is ready. */
    void order(String order) throws IOException {
        if (!"ready".equals(line())) {
            throw new IOException("The victim did not come up");
        }
        OutputStream in = process.getOutputStream();
        in.write((order + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    /** {@return what it says next} */
    String line() throws IOException {
        return Objects.requireNonNull(out.readLine(), "the victim has gone by itself");
    }

    /** Kills it as {@code kill -9} does, and waits for its end. */
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
