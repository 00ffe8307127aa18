package dev.larder.reliability.crash;

import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.Write;
import dev.larder.store.fs.FileBackend;
import dev.larder.store.fs.FileConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that waits to be killed. It reads one order, {@code layout root stop verb key value}, opens the
 * store and calls the verb; right before the change to the disk with the number {@code stop}, counted from the opening on if
 * it is negative, it says where it is and goes no further.
 */
public final class Victim {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Victim() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            warm();
            return;
        }
        OUT.println("ready");
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            return;
        }
        String[] order = line.split(" ", -1);
        int stop = Integer.parseInt(order[2]);
        Stop gate = new Stop(Math.abs(stop));
        GatedKernel kernel = new GatedKernel(new RealKernel(), stop < 0 ? gate : Gate.OPEN);
        FileConfig config = Inspection.config(kernel, order[1], FileConfig.Layout.valueOf(order[0]));
        FileBackend backend = FileBackend.open(config);
        OUT.println("open");
        kernel.gate(stop < 0 ? Gate.OPEN : gate);
        OUT.println("done " + act(backend, Program.Verb.valueOf(order[3]), order[4], order[5]));
        LockSupport.park();
    }

    /** Uses all classes once, for an archive of them. */
    private static void warm() throws Exception {
        try (FileBackend warm = FileBackend.open(
                Inspection.config(new GatedKernel(new Platter(), Gate.OPEN), FileConfig.Layout.PLAIN))) {
            for (Program.Verb verb : Program.Verb.values()) {
                act(warm, verb, "a", "warm");
            }
        }
        new RealKernel().info("/");
    }

    /** {@return what a verb gave: a value, or whether it did what it should} */
    private static String act(FileBackend backend, Program.Verb verb, String key, String value) throws Exception {
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        Write plain = new Write(Guard.ALWAYS, Inspection.NOW.plusSeconds(60));
        switch (verb) {
            case PUT -> backend.put(key, bytes, plain);
            case IF_ABSENT -> {
                return ""
                        + backend.put(key, bytes, new Write(Guard.ABSENT, plain.deadline()))
                                .isPresent();
            }
            case REPLACE -> {
                Optional<Meta> now = backend.head(key);
                return ""
                        + (now.isPresent()
                                && backend.put(
                                                key,
                                                bytes,
                                                new Write(
                                                        Guard.version(now.get().version()), plain.deadline()))
                                        .isPresent());
            }
            case WRITE -> backend.write(key, out -> out.write(bytes), plain);
            case PUT_TWO -> backend.putAll(Map.of(key, bytes), plain);
            case TAKE -> {
                Optional<Blob> taken = backend.take(key);
                return taken.map(blob -> new String(blob.bytes(), StandardCharsets.ISO_8859_1))
                        .orElse("");
            }
            case DELETE -> backend.delete(key, Guard.ALWAYS);
            case DELETE_TWO -> backend.deleteAll(List.of(key));
            case REOPEN, REST -> backend.list("", null, 10);
        }
        return "true";
    }

    /** Stops at a change. A value is written in two halves, so that one of the changes is between them. */
    private static final class Stop implements Gate {
        private int left;
        private boolean unlinked;
        private boolean halved;
        private Call last = Call.INFO;

        Stop(int left) {
            this.left = left;
        }

        @Override
        public synchronized void before(Call call, String path) throws IOException {
            if (!call.changing()) {
                return;
            }
            left--;
            if (left == 0) {
                OUT.println("at " + last + ">" + call + " " + unlinked);
                while (true) {
                    LockSupport.park();
                }
            }
            last = call;
            unlinked |= call == Call.UNLINK;
        }

        @Override
        public synchronized int room(int bytes) {
            int room = halved ? bytes : Math.max(1, bytes / 2);
            halved = true;
            return room;
        }
    }
}
