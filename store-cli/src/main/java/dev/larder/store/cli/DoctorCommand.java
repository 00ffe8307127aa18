package dev.larder.store.cli;

import dev.larder.store.Store;
import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Capability;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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
            converter = Names.class,
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
        List<String> changes = capabilities(store);
        Probe probe = new Probe(store);
        Probe.Times reads = probe.pings(pings);
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
        return isMet(store) ? Exit.OK : Exit.TROUBLE;
    }

    private List<String> capabilities(Store store) throws IOException {
        Optional<Backend> backend = store.unwrap(Backend.class);
        Set<Capability> claimed = store.capabilities();
        List<String> changes = new ArrayList<>();
        for (Capability capability : Capability.values()) {
            boolean can = claimed.contains(capability);
            Optional<String> reason = backend.flatMap(b -> b.lacks(capability)).filter(text -> !can);
            console()
                    .line(String.format("  %-12s%s", capability, can ? "yes" : "no")
                            + reason.map(text -> "   " + text).orElse(""));
            if (!can && required.contains(capability)) {
                changes.add(capability + " is required and missing: "
                        + reason.orElse("nothing here brings it; use another backend, or a program that does without"));
            }
        }
        return changes;
    }

    private boolean isMet(Store store) {
        Set<Capability> missing = EnumSet.noneOf(Capability.class);
        missing.addAll(required);
        missing.removeAll(store.capabilities());
        if (!missing.isEmpty()) {
            console().say("required and missing: " + missing);
        }
        return missing.isEmpty();
    }

    /** Reads the names of capabilities as URIs do. */
    static final class Names implements ITypeConverter<Capability> {
        /** For picocli. */
        Names() {}

        @Override
        public Capability convert(String text) {
            String name = text.strip().toUpperCase(java.util.Locale.ROOT).replace('-', '_');
            for (Capability capability : Capability.values()) {
                if (capability.name().equals(name)) {
                    return capability;
                }
            }
            throw new TypeConversionException("there is no such capability; known are "
                    + String.join(
                            ", ",
                            List.of(Capability.values()).stream()
                                    .map(Enum::name)
                                    .toList()));
        }
    }
}
