package dev.larder.bench;

import dev.larder.bench.PairedRounds.Work;
import dev.larder.bench.RedisClients.Client;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import redis.embedded.RedisServer;

/** Clients of a Redis on this machine: single calls of two sizes on 1 and 16 threads, and bulk calls of 1,000 keys. */
final class RedisGroup implements Group {
    private static final int KEYS = 1000;

    @Override
    public Map<String, Object> measure(boolean quick) throws Exception {
        int port = freePort();
        long seed = 20_261_125;
        PairedRounds rounds = new PairedRounds(quick ? 5 : 21, seed);
        List<Map<String, Object>> ratios = new ArrayList<>();
        List<Map<String, Object>> allocated = new ArrayList<>();
        RedisServer server = started(port);
        try (RedisClients opened = new RedisClients(port)) {
            Map<String, Client> clients = opened.all();
            for (Task task : tasks(quick)) {
                ratios.addAll(rounds.run(task.title(), each(clients, task.work()), task.threads(), task.calls()));
            }
            byte[] value = new byte[100];
            allocated.addAll(Allocation.perCall("put 100 B", each(clients, client -> puts(client, value))));
            allocated.addAll(Allocation.perCall("get 100 B", each(clients, RedisGroup::gets)));
            ratios.addAll(RedisStart.measure(port, quick ? 3 : 11, seed));
        } finally {
            server.stop();
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put(
                "server",
                "Redis 6.2 on the same machine, without persistence; ratios to lettuce, median of the rounds");
        figures.put("seed", seed);
        figures.put("ratios", ratios);
        figures.put("allocated", allocated);
        return figures;
    }

    @Override
    public Optional<Loop> loop(String title, String side) throws Exception {
        Optional<Task> known =
                tasks(true).stream().filter(task -> task.title().equals(title)).findFirst();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        int port = freePort();
        RedisServer server = started(port);
        RedisClients clients = new RedisClients(port);
        Client client = clients.client(side.equals(Side.LARDER) ? Side.LARDER : RedisClients.BY_HAND);
        for (int i = 0; i < KEYS; i++) {
            client.put(key(i), new byte[100]);
        }
        Task task = known.get();
        return Optional.of(
                new Loop(task.work().apply(client), task.threads(), task.calls(), List.of(server::stop, clients)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static RedisServer started(int port) throws IOException {
        RedisServer server = RedisServer.newRedisServer()
                .port(port)
                .setting("save \"\"")
                .setting("bind 127.0.0.1")
                .build();
        server.start();
        return server;
    }

    /** What clients do, by the name of its rows. */
    private record Task(String title, int threads, int calls, Function<Client, Work> work) {}

    private static List<Task> tasks(boolean quick) {
        List<Task> tasks = new ArrayList<>();
        for (int size : new int[] {100, 10_240}) {
            byte[] value = new byte[size];
            for (int threads : new int[] {1, 16}) {
                int calls = (quick ? 500 : 2000) * (threads == 1 ? 1 : 4);
                String where = " " + size + " B, " + threads + (threads == 1 ? " thread" : " threads");
                tasks.add(new Task("put" + where, threads, calls, client -> puts(client, value)));
                tasks.add(new Task("get" + where, threads, calls, RedisGroup::gets));
            }
        }
        Map<String, byte[]> values = new HashMap<>();
        for (int i = 0; i < KEYS; i++) {
            values.put(key(i), new byte[100]);
        }
        List<String> keys = List.copyOf(values.keySet());
        int bulks = quick ? 20 : 200;
        String where = " of 1,000 x 100 B, 1 thread";
        tasks.add(new Task("putAll" + where, 1, bulks, client -> (thread, calls) -> {
            for (int i = 0; i < calls; i++) {
                client.putAll(values);
            }
        }));
        tasks.add(new Task("getAll" + where, 1, bulks, client -> (thread, calls) -> {
            for (int i = 0; i < calls; i++) {
                check(client.getAll(keys) == KEYS);
            }
        }));
        return tasks;
    }

    private static Map<String, Work> each(Map<String, Client> clients, Function<Client, Work> task) {
        Map<String, Work> works = new LinkedHashMap<>();
        clients.forEach((name, client) -> works.put(name, task.apply(client)));
        return works;
    }

    private static Work puts(Client client, byte[] value) {
        return (thread, calls) -> {
            for (int i = 0; i < calls; i++) {
                client.put(key((thread * 61 + i) % KEYS), value);
            }
        };
    }

    private static Work gets(Client client) {
        return (thread, calls) -> {
            for (int i = 0; i < calls; i++) {
                check(client.get(key((thread * 61 + i) % KEYS)).length > 0);
            }
        };
    }

    private static String key(int i) {
        return "bench:" + i;
    }

    private static void check(boolean right) {
        if (!right) {
            throw new IllegalStateException("A client gave another answer than was put");
        }
    }
}
