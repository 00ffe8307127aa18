package dev.larder.bench;

import dev.larder.bench.PairedRounds.Work;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * How long it takes from nothing to the first value of an S3 server: in a fresh JVM until a client is made and has got it, that of
 * the JVM left out; and as a whole process, through the command line beside a program that has the SDK get it.
 */
final class S3Start implements AutoCloseable {
    static final String FIRST_GET = "s3, start to first get";
    static final String WHOLE = "s3, whole process of a get";

    private static final String KEY = "greeting";

    private final S3Server server;
    private final List<String> larder;
    private final List<String> trusting;
    private final List<String> sdk;

    /**
     * Starts a server with a value.
     *
     * @param java the command and options of the command line's JVM
     * @param launcher of the command line
     */
    S3Start(List<String> java, Path launcher) throws Exception {
        server = new S3Server();
        larder = List.of(launcher.toString(), "get", KEY, "--store", S3Clients.uri(server.endpoint));
        trusting =
                List.of(launcher.toString(), "get", KEY, "--store", S3Clients.uri(server.endpoint) + S3Clients.TRUST);
        sdk = program(java, S3Clients.BY_HAND);
        try (S3Clients clients = new S3Clients(server.endpoint);
                S3Client s3 = clients.sdk()) {
            s3.createBucket(bucket -> bucket.bucket(S3Clients.BUCKET));
            clients.client(S3Clients.BY_HAND).put(KEY, "hello".getBytes(StandardCharsets.UTF_8));
        }
    }

    List<Map<String, Object>> measure(int rounds, long seed) throws Exception {
        PairedRounds paired = new PairedRounds(rounds, seed);
        Map<String, Work> firsts = new LinkedHashMap<>();
        for (String name : List.of(S3Clients.BY_HAND, "sdk (control)", Side.LARDER, S3Clients.TRUSTING, "minio")) {
            List<String> program = program(List.of(Processes.JAVA.toString()), name);
            firsts.put(name, Work.timed(() -> Long.parseLong(Processes.output(program))));
        }
        List<Map<String, Object>> ratios = new ArrayList<>(paired.run(FIRST_GET, firsts, 1, 1));
        Map<String, Work> whole = new LinkedHashMap<>();
        whole.put(S3Clients.BY_HAND, (thread, calls) -> Processes.run(sdk));
        whole.put("sdk (control)", (thread, calls) -> Processes.run(sdk));
        whole.put(Side.LARDER, (thread, calls) -> Processes.run(larder));
        whole.put(S3Clients.TRUSTING, (thread, calls) -> Processes.run(trusting));
        ratios.addAll(paired.run(WHOLE, whole, 1, 1));
        return ratios;
    }

    /** {@return where the time goes} */
    Map<String, Object> profile(String task, String side) throws Exception {
        boolean isLarder = side.equals(Side.LARDER);
        if (task.equals(WHOLE)) {
            return isLarder
                    ? StartProfile.of(larder, StartupGroup.LARDER_MAIN)
                    : StartProfile.of(sdk, S3Start.class.getName());
        }
        List<String> java = List.of(Processes.JAVA.toString());
        return StartProfile.of(program(java, isLarder ? Side.LARDER : S3Clients.BY_HAND), S3Start.class.getName());
    }

    @Override
    public void close() throws Exception {
        server.close();
    }

    private List<String> program(List<String> java, String name) {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                S3Start.class.getName(),
                name,
                server.endpoint.toString()));
        return command;
    }

    /** The contestant and the endpoint; prints nanoseconds. */
    public static void main(String[] args) throws Exception {
        long began = System.nanoTime();
        if (new S3Clients(URI.create(args[1])).client(args[0]).get(KEY).length != "hello".length()) {
            throw new IllegalStateException("Another value than was put");
        }
        System.out.println(System.nanoTime() - began);
        System.exit(0); // some clients leave threads behind
    }
}
