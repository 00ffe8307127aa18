package dev.larder.bench;

import static java.util.Objects.requireNonNull;

import com.sun.management.ThreadMXBean;
import dev.larder.bench.FsClients.Client;
import dev.larder.bench.PairedRounds.Work;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes in files: durable puts and gets of two sizes beside what is done by hand and what embedded databases do, and listing. */
final class FsGroup implements Group {
    private static final int KEYS = 100;
    private static final Pattern TASK = Pattern.compile("(durable put|get|list) (\\d+) (?:B|keys)");

    @Override
    public Map<String, Object> measure(boolean quick) throws Exception {
        long seed = 20_261_126;
        PairedRounds rounds = new PairedRounds(quick ? 5 : 21, seed);
        List<Map<String, Object>> ratios = new ArrayList<>();
        Map<String, Object> allocated = new LinkedHashMap<>();
        Path folder = Files.createTempDirectory("larder-bench");
        try {
            for (int size : new int[] {100, 10_240}) {
                byte[] value = new byte[size];
                Path place = Files.createDirectory(folder.resolve("of-" + size));
                try (FsClients clients = new FsClients(place)) {
                    Map<String, Work> puts = new LinkedHashMap<>();
                    Map<String, Work> gets = new LinkedHashMap<>();
                    for (Map.Entry<String, Client> client : clients.all().entrySet()) {
                        puts.put(client.getKey(), (thread, calls) -> puts(client.getValue(), value, calls));
                        gets.put(client.getKey(), (thread, calls) -> gets(client.getValue(), size, calls));
                        puts(client.getValue(), value, KEYS);
                    }
                    ratios.addAll(rounds.run("durable put " + size + " B", puts, 1, quick ? 20 : 60));
                    ratios.addAll(rounds.run("get " + size + " B", gets, 1, quick ? 500 : 2000));
                    gets.forEach((name, work) -> allocated.put(name + ", get " + size + " B", bytesPerCall(work)));
                }
            }
            PairedRounds few = new PairedRounds(quick ? 3 : 9, seed);
            int keys = quick ? 20_000 : 100_000;
            try (FsListing listing = new FsListing(keys, Files.createDirectory(folder.resolve("listing")))) {
                ratios.addAll(few.run("list " + keys + " keys", listing.works(), 1, 1));
            }
        } finally {
            Trees.delete(folder);
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put(
                "about", "One thread; ratios to the first of each task, median of the rounds, in which all take turns");
        figures.put("seed", seed);
        figures.put("settings", FsClients.SETTINGS);
        figures.put("ratios", ratios);
        figures.put("bytesPerCall", allocated);
        return figures;
    }

    @Override
    public Optional<Loop> loop(String task, String side) throws Exception {
        boolean larder = side.equals(Side.LARDER);
        Matcher words = TASK.matcher(task);
        if (!words.matches()) {
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory("larder-bench");
        int number = Integer.parseInt(words.group(2));
        if (words.group(1).equals("list")) {
            FsListing listing = new FsListing(number, Files.createDirectory(folder.resolve("listing")));
            Work work = requireNonNull(listing.works().get(larder ? Side.LARDER : FsListing.BY_HAND));
            return Optional.of(new Loop(work, 1, 1, List.of(() -> Trees.delete(folder), listing)));
        }
        FsClients clients = new FsClients(folder);
        Client client = requireNonNull(clients.all().get(larder ? Side.LARDER : Side.BY_HAND));
        byte[] value = new byte[number];
        puts(client, value, KEYS);
        Work work = words.group(1).equals("get")
                ? (thread, calls) -> gets(client, number, calls)
                : (thread, calls) -> puts(client, value, calls);
        return Optional.of(new Loop(work, 1, 100, List.of(() -> Trees.delete(folder), clients)));
    }

    private static void puts(Client client, byte[] value, int calls) throws Exception {
        for (int i = 0; i < calls; i++) {
            value[0]++; // what is the same already a database need not write
            client.put("k" + i % KEYS, value);
        }
    }

    private static void gets(Client client, int size, int calls) throws Exception {
        for (int i = 0; i < calls; i++) {
            if (client.get("k" + i % KEYS).length != size) {
                throw new IllegalStateException("A client gave another answer than was put");
            }
        }
    }

    /** {@return the bytes that a call allocates in Java; what native libraries allocate is not seen} */
    private static long bytesPerCall(Work work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int calls = 100;
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        try {
            work.run(0, calls);
        } catch (Exception e) {
            throw new IllegalStateException("A client failed when its allocations were counted", e);
        }
        return (threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before) / calls;
    }
}
