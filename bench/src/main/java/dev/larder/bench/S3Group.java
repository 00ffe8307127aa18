package dev.larder.bench;

import static java.util.Objects.requireNonNull;

import dev.larder.bench.PairedRounds.Work;
import dev.larder.bench.S3Clients.Client;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.S3Client;

/** Clients of an S3 server on this machine: values of 1 KiB and 1 MiB, a file of 256 MiB, and the heap that the file takes. */
final class S3Group implements Group {
    private static final int[] HEAPS = {32, 48, 64, 96, 128, 256, 512};
    private static final Pattern TASK =
            Pattern.compile("(put|get|upload|download)(?: file of)? (1 KiB|1 MiB|256 MiB)( over TLS)?");
    private static final long SEED = 20_261_125;

    @Override
    public Map<String, Object> measure(boolean quick) throws Exception {
        List<Map<String, Object>> ratios = new ArrayList<>();
        List<Map<String, Object>> heaps = new ArrayList<>();
        Path folder = Files.createTempDirectory("larder-bench-files");
        Path large = file(folder.resolve("large"), quick ? 32 : 256);
        try (S3Server server = new S3Server();
                S3Clients clients = new S3Clients(server.endpoint)) {
            server.trust().forEach(System::setProperty); // before the first client: Java reads them once
            try (S3Client s3 = clients.sdk()) {
                s3.createBucket(bucket -> bucket.bucket(S3Clients.BUCKET));
            }
            values(quick, clients, "", ratios);
            files(quick, clients, "", large, ratios);
            try (S3Clients secure = new S3Clients(server.secure)) {
                values(quick, secure, " over TLS", ratios);
                files(quick, secure, " over TLS", large, ratios);
            }
            for (String name : S3Clients.OF_FILES) {
                if (!name.endsWith("(control)")) {
                    heaps.add(heap(name, server, large));
                }
            }
        } finally {
            for (String name : List.of("large", "back")) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.delete(folder);
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put(
                "server",
                S3Server.NAME + " on the same machine, plain HTTP where TLS is not told; ratios of values to sdk,"
                        + " of files to the transfer manager (over CRT), median of the rounds");
        figures.put("seed", SEED);
        figures.put("ratios", ratios);
        figures.put("heaps", heaps);
        return figures;
    }

    @Override
    public Optional<Loop> loop(String title, String side) throws Exception {
        Matcher words = TASK.matcher(title);
        if (!words.matches()) {
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory("larder-bench-files");
        S3Server server = new S3Server();
        server.trust().forEach(System::setProperty);
        S3Clients clients = new S3Clients(words.group(3) == null ? server.endpoint : server.secure);
        try (S3Client s3 = clients.sdk()) {
            s3.createBucket(bucket -> bucket.bucket(S3Clients.BUCKET));
        }
        boolean ofFiles = words.group(1).endsWith("load");
        Client client = clients.client(
                side.equals(Side.LARDER) ? Side.LARDER : (ofFiles ? S3Clients.OF_FILES : S3Clients.OF_VALUES).get(0));
        byte[] value = new byte[words.group(2).endsWith("KiB") ? 1 << 10 : 1 << 20];
        client.put("value", value);
        Path large = file(folder.resolve("large"), ofFiles ? 256 : 1);
        client.upload("file", large);
        Path back = folder.resolve("back");
        Task task = switch (words.group(1)) {
            case "put" -> (one, name) -> one.put("value", value);
            case "get" -> (one, name) -> one.get("value");
            case "upload" -> (one, name) -> one.upload("file", large);
            default -> (one, name) -> one.download("file", back);
        };
        Work work = requireNonNull(each(Map.of(side, client), task).get(side));
        return Optional.of(new Loop(work, 1, 1, List.of(() -> Trees.delete(folder), server, clients)));
    }

    private static void values(boolean quick, S3Clients clients, String how, List<Map<String, Object>> ratios)
            throws Exception {
        Map<String, Client> all = clients.all(S3Clients.OF_VALUES);
        PairedRounds rounds = new PairedRounds(quick ? 5 : 11, SEED);
        for (int size : new int[] {1 << 10, 1 << 20}) {
            byte[] value = new byte[size];
            new Random(SEED).nextBytes(value);
            String what = (size == 1 << 10 ? " 1 KiB" : " 1 MiB") + how;
            int calls = size == 1 << 10 ? 50 : 10;
            ratios.addAll(rounds.run(
                    "put" + what, each(all, (client, name) -> client.put(key(name), value)), 1, calls));
            for (Map.Entry<String, Client> one : all.entrySet()) {
                check(one.getKey(), Arrays.equals(value, one.getValue().get(key(one.getKey()))));
            }
            ratios.addAll(rounds.run("get" + what, each(all, (client, name) -> client.get(key(name))), 1, calls));
        }
    }

    private static void files(
            boolean quick, S3Clients clients, String how, Path large, List<Map<String, Object>> ratios)
            throws Exception {
        Map<String, Client> all = clients.all(S3Clients.OF_FILES);
        PairedRounds rounds = new PairedRounds(1, quick ? 2 : 5, SEED);
        Path back = large.resolveSibling("back");
        String what = " file of " + (Files.size(large) >> 20) + " MiB" + how;
        ratios.addAll(rounds.run("upload" + what, each(all, (client, name) -> client.upload(key(name), large)), 1, 1));
        ratios.addAll(rounds.run(
                "download" + what, each(all, (client, name) -> client.download(key(name), back)), 1, 1));
        for (Map.Entry<String, Client> one : all.entrySet()) {
            one.getValue().download(key(one.getKey()), back);
            check(one.getKey(), Files.mismatch(large, back) < 0);
        }
    }

    private static Path file(Path path, int mebibytes) throws Exception {
        byte[] part = new byte[1 << 20];
        Random random = new Random(SEED);
        try (OutputStream out = Files.newOutputStream(path)) {
            for (int i = 0; i < mebibytes; i++) {
                random.nextBytes(part);
                out.write(part);
            }
        }
        return path;
    }

    private interface Task {
        void run(Client client, String name) throws Exception;
    }

    private static Map<String, Work> each(Map<String, Client> clients, Task task) {
        Map<String, Work> works = new LinkedHashMap<>();
        clients.forEach((name, client) -> works.put(name, (thread, calls) -> {
            for (int i = 0; i < calls; i++) {
                task.run(client, name);
            }
        }));
        return works;
    }

    private static String key(String name) {
        return "of/" + name.replaceAll("\\W+", "-");
    }

    private static void check(String name, boolean equal) {
        if (!equal) {
            throw new IllegalStateException(name + " gave back other bytes");
        }
    }

    /** The smallest of some heaps in which a client moves the file up and down; what lies outside the heap is not counted. */
    private static Map<String, Object> heap(String name, S3Server server, Path large) throws Exception {
        int low = 0;
        int high = HEAPS.length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (suffices(HEAPS[middle], name, server, large)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("contestant", name);
        row.put("smallestHeapMiB", low < HEAPS.length ? HEAPS[low] : "more than " + HEAPS[HEAPS.length - 1]);
        System.out.println(row);
        return row;
    }

    private static boolean suffices(int mebibytes, String name, S3Server server, Path large) throws Exception {
        Process process = new ProcessBuilder(
                        Processes.JAVA.toString(),
                        "-Xmx" + mebibytes + "m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        UpAndDown.class.getName(),
                        name,
                        server.endpoint.toString(),
                        large.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        return ended && process.exitValue() == 0;
    }

    /** Moves a file up and down once. */
    static final class UpAndDown {
        private UpAndDown() {}

        /** The contestant, the endpoint, the file. */
        public static void main(String[] args) throws Exception {
            Path large = Path.of(args[2]);
            Path back = Files.createTempFile("larder-bench", "back");
            try (S3Clients clients = new S3Clients(URI.create(args[1]))) {
                Client client = clients.client(args[0]);
                client.upload("heap/" + key(args[0]), large);
                client.download("heap/" + key(args[0]), back);
                check(args[0], Files.mismatch(large, back) < 0);
            } finally {
                Files.delete(back);
            }
            System.exit(0);
        }
    }
}
