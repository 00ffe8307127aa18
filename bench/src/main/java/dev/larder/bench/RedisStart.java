package dev.larder.bench;

import dev.larder.bench.PairedRounds.Work;
import dev.larder.bench.RedisClients.Client;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long it takes in a fresh JVM until a client is made and has put and got a value; that of the JVM itself is left out. */
final class RedisStart {
    private RedisStart() {}

    static List<Map<String, Object>> measure(int port, int rounds, long seed) throws Exception {
        Map<String, Work> works = new LinkedHashMap<>();
        for (String name : RedisClients.names()) {
            works.put(name, Work.timed(() -> inFreshJvm(name, port)));
        }
        return new PairedRounds(rounds, seed).run("start to first put and get", works, 1, 1);
    }

    private static long inFreshJvm(String name, int port) throws Exception {
        return Long.parseLong(Processes.output(List.of(
                Processes.JAVA.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RedisStart.class.getName(),
                name,
                Integer.toString(port))));
    }

    /** The contestant and the port; prints nanoseconds. */
    public static void main(String[] args) {
        long began = System.nanoTime();
        Client client = new RedisClients(Integer.parseInt(args[1])).client(args[0]);
        client.put("start", new byte[100]);
        if (client.get("start").length != 100) {
            throw new IllegalStateException("Another value than was put");
        }
        System.out.println(System.nanoTime() - began);
        System.exit(0); // some clients leave threads behind
    }
}
