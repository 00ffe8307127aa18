package dev.larder.store.cli;

import dev.larder.store.KeyQuery;
import dev.larder.store.StoreException;
import dev.larder.store.backend.Keys;
import dev.larder.store.backend.Meta;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One run of mirror: key by key, so that stopping it loses nothing; in constant memory, however large keys and values. */
final class MirrorJob {
    /** How many failures are listed; all are counted. */
    private static final int LISTED = 100;

    private final Copy copy;
    private final boolean overwrite;
    private final boolean dryRun;
    private final Console console;
    private final Progress progress;
    private final List<String> failures = new ArrayList<>();
    private long copied;
    private long skipped;
    private long failed;
    private long bytes;

    MirrorJob(Copy copy, boolean overwrite, boolean dryRun, Console console, Progress progress) {
        this.copy = copy;
        this.overwrite = overwrite;
        this.dryRun = dryRun;
        this.console = console;
        this.progress = progress;
    }

    /** {@return the exit code} */
    int run(KeyQuery query) throws IOException {
        try (Stream<String> keys = copy.from().keys(query)) {
            for (Iterator<String> each = keys.iterator(); each.hasNext(); ) {
                long before = bytes;
                tryOne(each.next());
                progress.step(bytes - before);
            }
        } finally {
            progress.close();
            report();
        }
        return failed == 0 ? Exit.OK : Exit.TROUBLE;
    }

    private void tryOne(String key) throws IOException {
        try {
            one(key);
        } catch (OutputException e) {
            throw e;
        } catch (StoreException | IOException e) {
            fail(key, Errors.text(e));
        }
    }

    private void one(String key) throws IOException {
        Optional<Meta> source = copy.from().meta(key);
        if (source.isEmpty()) {
            return; // gone since it was listed
        }
        Optional<Meta> target = copy.to().meta(key);
        if (target.isPresent()) {
            if (target.get().size() == source.get().size() && copy.isSame(key)) {
                skipped++;
                return;
            }
            if (!overwrite) {
                fail(key, "has another value in the target; --overwrite replaces it");
                return;
            }
        }
        if (dryRun) {
            console.line(key);
        } else if (!copy.value(key, key, source.get(), null)) {
            return;
        }
        copied++;
        bytes += source.get().size();
    }

    private void fail(String key, String reason) {
        failed++;
        if (failures.size() < LISTED) {
            failures.add("'" + Keys.display(key) + "': " + reason);
        }
    }

    private void report() throws IOException {
        failures.forEach(console::say);
        if (failed > failures.size()) {
            console.say("and " + (failed - failures.size()) + " more");
        }
        String summary = (dryRun ? "to copy " : "copied ") + copied + ", skipped " + skipped + ", failed " + failed
                + ", " + bytes + " bytes";
        if (dryRun) {
            console.flush();
            console.say(summary);
        } else {
            console.line(summary);
        }
    }
}
