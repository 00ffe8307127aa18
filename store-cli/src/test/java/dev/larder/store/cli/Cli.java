package dev.larder.store.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs command lines in this process. Immutable. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Cli(Map<String, String> environment, byte[] input) {
    static Cli empty() {
        return new Cli(Map.of(), new byte[0]);
    }

    /** A command line whose default store is this one. */
    static Cli on(String uri) {
        return empty().with("LARDER_URI", uri);
    }

    Cli with(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new Cli(more, input);
    }

    Cli typing(byte[] bytes) {
        return new Cli(environment, bytes);
    }

    Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Larder.run(
                args,
                environment,
                new ByteArrayInputStream(input),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Result(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    /** What came out. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Result(int code, byte[] bytes, String err) {
        String out() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        List<String> lines() {
            return new ArrayList<>(out().lines().toList());
        }
    }
}
