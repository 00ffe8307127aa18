package dev.larder.reliability.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A journal in mapped files, which outlives its process however that ends: what was stored into the mapping is the
 * operating system's. A record is its length, which is stored last, and a line.
 */
final class MappedJournal implements Journal {
    private static final int SIZE = 4 << 20;
    private static final int LONGEST = 1 << 10;
    private static final VarHandle LENGTH = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final String NONE = "~";

    private final Path folder;
    private final String name;
    private MappedByteBuffer mapped;
    private int files;

    MappedJournal(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        this.mapped = next();
    }

    private MappedByteBuffer next() {
        Path file = folder.resolve(name + "-" + String.format("%06d", files++));
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void called(String key, Step open) {
        write(String.join(
                "\t",
                "call",
                key,
                open.verb().name(),
                text(open.value()),
                text(open.expected()),
                Long.toString(open.called())));
    }

    @Override
    public void returned(String key, Step open, List<Step> done) {
        if (done.isEmpty()) {
            write("not executed");
        } else if (!done.get(0).unknown()) {
            Step step = done.get(0);
            write(String.join(
                    "\t", "return", text(step.result()), text(step.version()), Long.toString(step.returned())));
        } else {
            write("unknown");
        }
    }

    private void write(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        if (bytes.length > LONGEST) {
            throw new IllegalArgumentException("A line of " + bytes.length + " bytes");
        }
        if (mapped.remaining() < LONGEST + 2 * Integer.BYTES) {
            mapped = next();
        }
        int at = mapped.position();
        mapped.put(at + Integer.BYTES, bytes);
        LENGTH.setRelease(mapped, at, bytes.length);
        int end = at + Integer.BYTES + bytes.length;
        mapped.position(end + (-end & (Integer.BYTES - 1)));
    }

    private static String text(@Nullable String text) {
        return text == null ? NONE : text;
    }

    private static @Nullable String read(String text) {
        return text.equals(NONE) ? null : text;
    }

    /** What the journal of one thread says, by key; its files are given in their order. */
    static void read(List<Path> files, Map<String, List<Step>> histories) throws IOException {
        String[] open = null;
        for (Path file : files) {
            ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
            for (int at = 0; at + Integer.BYTES <= all.capacity() && all.getInt(at) > 0; ) {
                int length = all.getInt(at);
                String[] fields = new String(all.array(), at + Integer.BYTES, length, UTF_8).split("\t", -1);
                if (fields[0].equals("call")) {
                    open = fields;
                } else if (open != null) {
                    add(open, fields, histories);
                    open = null;
                }
                int end = at + Integer.BYTES + length;
                at = end + (-end & (Integer.BYTES - 1));
            }
        }
        if (open != null) {
            add(open, new String[] {"died"}, histories);
        }
    }

    private static void add(String[] call, String[] end, Map<String, List<Step>> histories) {
        Verb verb = Verb.valueOf(call[2]);
        List<Step> steps = histories.computeIfAbsent(call[1], key -> new ArrayList<>());
        switch (end[0]) {
            case "return" -> steps.add(step(call, verb, read(end[1]), read(end[2]), Long.parseLong(end[3])));
            case "unknown" -> steps.add(step(call, verb, null, null, Long.MAX_VALUE));
            case "died" -> {
                if (verb == Verb.TAKE) {
                    steps.add(step(call, Verb.TAKE_AND_DIE, null, null, Long.MAX_VALUE));
                    steps.add(step(call, Verb.PUT_BACK, null, null, Long.MAX_VALUE));
                } else if (verb != Verb.GET) {
                    steps.add(step(call, verb, null, null, Long.MAX_VALUE));
                }
            }
            default -> {
                // it was not executed
            }
        }
    }

    private static Step step(
            String[] call, Verb verb, @Nullable String result, @Nullable String version, long returned) {
        return new Step(
                verb, read(call[3]), read(call[4]), result, version, State.NEVER, Long.parseLong(call[5]), returned);
    }
}
