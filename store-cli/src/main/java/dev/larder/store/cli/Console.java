package dev.larder.store.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a run reads and writes. Data goes out as exact bytes, through a buffer that {@link #flush} empties; everything else
 * goes to the error stream, a line each.
 */
final class Console {
    /** Set by the launcher, which can ask the shell: {@code out}, {@code err}, both with a comma between, or nothing. */
    static final String TERMINAL = "larder.terminal";

    private static final int BUFFER = 16 << 10;

    private final Map<String, String> environment;
    private final InputStream in;
    private final OutputStream out;
    private final PrintStream err;
    private final String terminals;

    Console(Map<String, String> environment, InputStream in, OutputStream out, PrintStream err, String terminals) {
        this.environment = environment;
        this.in = in;
        this.out = new BufferedOutputStream(new Guarded(out), BUFFER);
        this.err = err;
        this.terminals = terminals;
    }

    String environment(String name, String fallback) {
        String value = environment.getOrDefault(name, "");
        return value.isEmpty() ? fallback : value;
    }

    /** {@return all variables} */
    Map<String, String> environment() {
        return environment;
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    void line(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    void flush() throws IOException {
        out.flush();
    }

    /** Says something that is no data, on one line whatever the text holds. */
    void say(String text) {
        err.println("larder: " + text.replaceAll("\\s*[\\r\\n]+\\s*", " "));
    }

    /** {@return whether colours are wanted and seen on the output} See no-color.org. */
    boolean colours() {
        return isTerminal("out") && plainness().isEmpty();
    }

    /** {@return whether a line on the error stream can be drawn over} */
    boolean canRedraw() {
        return isTerminal("err") && !environment("TERM", "dumb").equals("dumb");
    }

    /** {@return the width of the terminal in characters} */
    int width() {
        String columns = environment("COLUMNS", "80");
        return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : 80;
    }

    private String plainness() {
        return environment("TERM", "dumb").equals("dumb") ? "dumb" : environment("NO_COLOR", "");
    }

    private boolean isTerminal(String stream) {
        return terminals.contains(stream);
    }

    /** What goes wrong while data goes out is told from what goes wrong while it is read. */
    private static final class Guarded extends OutputStream {
        private final OutputStream out;

        Guarded(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
                check();
            } catch (OutputException e) {
                throw e;
            } catch (IOException e) {
                throw new OutputException(e);
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
                check();
            } catch (OutputException e) {
                throw e;
            } catch (IOException e) {
                throw new OutputException(e);
            }
        }

        private void check() throws OutputException {
            if (out instanceof PrintStream print && print.checkError()) {
                throw new OutputException(new IOException("the stream reports an error"));
            }
        }
    }
}
