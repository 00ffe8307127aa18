package dev.larder.reliability.crash;

import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.Write;
import dev.larder.store.fs.FileBackend;
import dev.larder.store.fs.FileConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Steps of processes that use one store one after the other: a process that is killed in a step, or ends in order, is
 * followed by another one.
 *
 * @param layout the layout of the store
 * @param steps the steps
 */
record Program(FileConfig.Layout layout, List<Step> steps) {
    /** A long key, whose value is moved below folders of its own when it is popped. */
    private static final String LONG = "L".repeat(120);

    /** What a step does. */
    enum Verb {
        PUT,
        IF_ABSENT,
        REPLACE,
        WRITE,
        PUT_TWO,
        TAKE,
        DELETE,
        DELETE_TWO,
        REOPEN,
        REST
    }

    /**
     * A step.
     *
     * @param verb what it does
     * @param key with which key
     * @param other with which key too, if it takes two
     * @param content what it puts, if it does
     * @param dies after how many changes the process dies, or -1
     */
    record Step(Verb verb, String key, String other, Content content, int dies) {}

    /** {@return the keys that a program may use} */
    static List<String> keys(FileConfig.Layout layout) {
        return layout == FileConfig.Layout.SAFE
                ? List.of("a", "a/n", "d/e/f", LONG)
                : List.of("a", "d/b", "d/e/f", LONG);
    }

    /** {@return a program drawn by lot; moves are torn apart in none that pops, which needs them whole} */
    static Program random(Random random, boolean pops) {
        FileConfig.Layout layout = random.nextBoolean() ? FileConfig.Layout.PLAIN : FileConfig.Layout.SAFE;
        List<String> keys = keys(layout);
        List<Step> steps = new ArrayList<>();
        if (random.nextInt(4) > 0) {
            steps.add(new Step(Verb.REST, "a", "a", Content.ABSENT, -1));
        }
        int count = 2 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            Verb verb = Verb.values()[random.nextInt(Verb.values().length)];
            if (verb == Verb.TAKE && !pops) {
                verb = Verb.PUT;
            }
            Content content = new Content(
                    "v" + i + "x".repeat(random.nextInt(3)),
                    random.nextInt(4) == 0 ? Inspection.NOW.plusSeconds(1000 + i) : null);
            int dies = random.nextInt(4) == 0 ? random.nextInt(9) : -1;
            // a few keys, often: what happens to one again and again is where the past comes back
            String key = keys.get(random.nextInt(1 + random.nextInt(keys.size())));
            steps.add(new Step(verb, key, keys.get(random.nextInt(keys.size())), content, dies));
        }
        return new Program(layout, List.copyOf(steps));
    }

    /** Runs it on an empty disk, and keeps account. */
    Ledger run(Platter disk, FileConfig.Fsync fsync) throws Exception {
        Ledger ledger = new Ledger(keys(layout));
        Life life = new Life(disk, layout, fsync);
        FileBackend backend = life.open();
        for (Step step : steps) {
            if (step.verb() == Verb.REST) {
                disk.forceAll();
                continue;
            }
            life.dieAfter(step.dies() < 0 ? Integer.MAX_VALUE : step.dies());
            try {
                if (step.verb() == Verb.REOPEN) {
                    life.close();
                } else {
                    new Act(disk, ledger, life, backend).run(step);
                }
            } catch (Life.Death e) {
                if (!life.dead()) {
                    throw e;
                }
            }
            if (life.dead() || step.verb() == Verb.REOPEN) {
                life.close();
                // half of those who come after a dead one die while they put things in order
                for (int dies = step.dies() - 1; ; dies = Integer.MAX_VALUE) {
                    life = new Life(disk, layout, fsync);
                    life.dieAfter(dies < 0 || step.key().length() == 1 ? Integer.MAX_VALUE : dies * 3);
                    try {
                        backend = life.open();
                        break;
                    } catch (Life.Death e) {
                        life.close();
                    }
                }
            }
        }
        life.dieAfter(Integer.MAX_VALUE);
        life.close();
        return ledger;
    }

    /** One step in the hands of a process. */
    private record Act(Platter disk, Ledger ledger, Life life, FileBackend backend) {
        void run(Step step) throws Exception {
            String key = step.key();
            switch (step.verb()) {
                case PUT -> {
                    begin(key, step.content());
                    backend.put(key, step.content().bytes(), write(Guard.ALWAYS, step));
                    end(key, step.content());
                }
                case IF_ABSENT -> guarded(Guard.ABSENT, step);
                case REPLACE -> {
                    Optional<Meta> now = backend.head(key);
                    if (now.isPresent()) {
                        guarded(Guard.version(now.get().version()), step);
                    }
                }
                case WRITE -> {
                    begin(key, step.content());
                    backend.write(
                            key,
                            out -> {
                                byte[] bytes = step.content().bytes();
                                out.write(bytes, 0, 1);
                                out.flush();
                                out.write(bytes, 1, bytes.length - 1);
                            },
                            write(Guard.ALWAYS, step));
                    end(key, step.content());
                }
                case PUT_TWO -> {
                    begin(key, step.content());
                    begin(step.other(), step.content());
                    backend.putAll(
                            key.equals(step.other())
                                    ? Map.of(key, step.content().bytes())
                                    : Map.of(
                                            key,
                                            step.content().bytes(),
                                            step.other(),
                                            step.content().bytes()),
                            write(Guard.ALWAYS, step));
                    end(key, step.content());
                    end(step.other(), step.content());
                }
                case TAKE -> take(key);
                case DELETE -> delete(List.of(key), () -> backend.delete(key, Guard.ALWAYS));
                case DELETE_TWO -> {
                    List<String> two = List.of(key, step.other());
                    delete(two, () -> backend.deleteAll(two) >= 0);
                }
                default -> throw new IllegalArgumentException(step.toString());
            }
        }

        private static Write write(Guard guard, Step step) {
            return new Write(guard, step.content().deadline());
        }

        private void begin(String key, Content content) {
            ledger.begin(disk.changes(), key, content);
        }

        private void end(String key, Content content) {
            ledger.end(disk.changes(), key, content);
        }

        private void guarded(Guard guard, Step step) throws Exception {
            begin(step.key(), step.content());
            if (backend.put(step.key(), step.content().bytes(), write(guard, step))
                    .isPresent()) {
                end(step.key(), step.content());
            }
        }

        /** Until its private copy is removed, a value that is being popped must come back. */
        private void take(String key) throws Exception {
            life.watch((path, changes) -> ledger.begin(changes, key, Content.ABSENT));
            Content got = Content.of(backend.take(key));
            life.watch((path, changes) -> {});
            if (got.value() == null) {
                return;
            }
            if (!ledger.now(key).contains(got)) {
                throw new AssertionError(key + " gave " + got + ", not one of " + ledger.now(key));
            }
            end(key, Content.ABSENT);
        }

        private interface Deletion {
            boolean run() throws Exception;
        }

        private void delete(List<String> keys, Deletion deletion) throws Exception {
            List<String> there = new ArrayList<>();
            for (String key : keys) {
                begin(key, Content.ABSENT);
                if (backend.head(key).isPresent()) {
                    there.add(key);
                }
            }
            if (!deletion.run()) {
                throw new AssertionError("an unguarded delete was refused");
            }
            // a call that finds nothing to do has nothing to make last
            for (String key : there) {
                end(key, Content.ABSENT);
            }
        }
    }
}
