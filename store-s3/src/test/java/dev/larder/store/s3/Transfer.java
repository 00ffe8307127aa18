package dev.larder.store.s3;

import dev.larder.store.backend.Secret;
import dev.larder.store.backend.Write;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/** Moves a large value up and down in a JVM of its own, whose heap is smaller than the value. */
public final class Transfer {
    private static final int CHUNK = 1 << 20;

    private Transfer() {}

    /** Starts a child that moves so many MiB, in parts of so many MiB. */
    static Process start(URI endpoint, String heap, int mebibytes, int part, int parallel) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Transfer.class.getName()));
        command.addAll(List.of(endpoint.toString(), "" + mebibytes, "" + part, "" + parallel));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** What a child printed until its end. */
    static String said(Process child) throws IOException {
        try (InputStream in = child.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Takes the endpoint, the size in MiB, the size of a part in MiB, and how many at once. */
    public static void main(String[] arguments) throws Exception {
        long size = Long.parseLong(arguments[1]) << 20;
        S3Config config = S3Config.of("data")
                .endpoint(URI.create(arguments[0]))
                .credentials("key", Secret.of("secret"), null)
                .conditions(S3Config.Conditions.OFF)
                .parts(Long.parseLong(arguments[2]) << 20, Integer.parseInt(arguments[3]))
                .timeout(Duration.ofSeconds(60));
        try (S3Backend backend = S3Backend.open(config)) {
            long[] up = new long[1];
            backend.write("large", out -> up[0] = fill(out, size), Write.PLAIN);
            try (CheckedInputStream in = new CheckedInputStream(
                    backend.read("large", 0, Long.MAX_VALUE).orElseThrow(), new CRC32C())) {
                long read = in.transferTo(OutputStream.nullOutputStream());
                boolean same = read == size && in.getChecksum().getValue() == up[0];
                System.out.println(same ? "the same" : "different after " + read + " bytes");
            }
        }
    }

    private static long fill(OutputStream raw, long size) throws IOException {
        CheckedOutputStream out = new CheckedOutputStream(raw, new CRC32C());
        SplittableRandom random = new SplittableRandom(size);
        byte[] chunk = new byte[CHUNK];
        for (long done = 0; done < size; done += CHUNK) {
            random.nextBytes(chunk);
            out.write(chunk);
        }
        return out.getChecksum().getValue();
    }
}
