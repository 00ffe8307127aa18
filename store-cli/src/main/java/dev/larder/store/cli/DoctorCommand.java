package dev.larder.store.cli;

import dev.larder.store.Store;
import dev.larder.store.backend.Capability;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code larder doctor}: what this very store can do, how far away it is, and what to change. */
@Command(
        name = "doctor",
        description = "Opens a store, asks what it can do here, and measures how long calls take.",
        footer = {
            "",
            "Nothing is written without --write; with it a scratch key is put, got and deleted.",
            "Exit code 1: something required is missing, or a call failed.",
            "",
            "@|bold Examples:|@",
            "  larder doctor --store file:data",
            "  larder doctor --store redis://cache:6379/0 --require TTL,ATOMIC_POP --write"
        })
final class DoctorCommand extends StoreCommand {
    /** From here on it pays to make fewer trips. */
    private static final double FAR_MILLIS = 20;

    @Option(
            names = "--require",
            paramLabel = "NAMES",
            split = ",",
            converter = CapabilityName.class,
            description = "Capabilities that must be there, with commas between: TTL,ATOMIC_POP.")
    private List<Capability> required = new ArrayList<>();

    @Option(names = "--pings", paramLabel = "N", description = "How many reads to time; 20 if not given.")
    private int pings = 20;

    @Option(names = "--write", description = "Also put, get and delete a scratch key.")
    private boolean write;

    /** For picocli. */
    DoctorCommand() {}

    @Override
    int withoutStore() {
        return Exit.TROUBLE;
    }

    @Override
    int run(Store store) throws IOException {
        if (pings < 1) {
            throw new UsageException("--pings takes a number from 1 on");
        }
        console().line("store       " + store);
        console().line("can do");
        List<String> changes = new ArrayList<>();
        for (Capable each : Capable.all(store)) {
            console().line("  " + each);
            each.change(required).ifPresent(changes::add);
        }
        Probe probe = new Probe(store);
        Times reads = probe.pings(pings);
        console().line("round trip  " + reads);
        if (reads.medianMillis() > FAR_MILLIS) {
            changes.add("each call waits for a round trip: getAll, putAll and async() make fewer, or several at once");
        }
        if (write) {
            console().line("scratch key " + probe.scratch());
        }
        console().line(changes.isEmpty() ? "to change   nothing" : "to change");
        for (String change : changes) {
            console().line("  " + change);
        }
        Set<Capability> missing = new TreeSet<>(required);
        missing.removeAll(store.capabilities());
        if (missing.isEmpty()) {
            return Exit.OK;
        }
        console().say("required and missing: " + missing);
        return Exit.TROUBLE;
    }
}
