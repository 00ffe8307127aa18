package dev.larder.store.cli;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Where the process begins. Apart from {@link Larder}, so that {@link Quick} commands load no parser. */
public final class Start {
    private Start() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        // a FileInputStream asks for its length to read it whole, and a pipe has none
        BufferedInputStream in = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
        Optional<Quick> quick = Quick.of(args, environment);
        OptionalInt done = OptionalInt.empty();
        if (quick.isPresent()) {
            Console console = new Console(environment, in, out, err, System.getProperty(Console.TERMINAL, ""));
            done = run(quick.get(), console);
        }
        System.exit(done.isPresent() ? done.getAsInt() : Larder.run(args, environment, in, out, err));
    }

    private static OptionalInt run(Quick quick, Console console) {
        try {
            return quick.run(console);
        } catch (IOException | RuntimeException e) {
            int code = Errors.code(e);
            if (code != Exit.OK) {
                Errors.texts(e).forEach(console::say);
            }
            return OptionalInt.of(code);
        }
    }
}
