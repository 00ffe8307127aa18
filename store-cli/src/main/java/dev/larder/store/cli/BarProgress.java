package dev.larder.store.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with rate and time left, drawn over itself on a terminal. */
final class BarProgress implements Progress {
    private final Line line;
    private final ProgressBar bar;
    private long bytes;

    /**
     * A bar.
     *
     * @param console whose error stream is a terminal
     * @param keys how many steps there will be
     */
    BarProgress(Console console, long keys) {
        line = new Line(console);
        bar = new ProgressBarBuilder()
                .setTaskName("mirror")
                .setInitialMax(keys)
                .setUnit(" keys", 1)
                .showSpeed()
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(line)
                .build();
    }

    @Override
    public void step(long copied) {
        bytes += copied;
        bar.setExtraMessage(" " + Sizes.text(bytes)).step();
    }

    @Override
    public void close() {
        bar.close();
        line.end();
    }

    /** One line of the error stream, drawn by the bar's thread. The library's own would take over the terminal for it. */
    private static final class Line implements ProgressBarConsumer {
        private final Console console;
        private boolean ended;

        Line(Console console) {
            this.console = console;
        }

        @Override
        public int getMaxRenderedLength() {
            return console.width() - 1;
        }

        @Override
        public synchronized void accept(String text) {
            if (!ended) {
                console.err().print("\r" + text);
                console.err().flush();
            }
        }

        /** Called from the bar's thread, at no certain time: {@link #end} it is that counts. */
        @Override
        public void close() {}

        synchronized void end() {
            if (!ended) {
                console.err().println();
            }
            ended = true;
        }
    }
}
