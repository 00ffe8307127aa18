package dev.larder.store.fs;

import static dev.larder.store.fs.Fixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.backend.Capability;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Verb;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is explained are the steps that a call takes: those are watched. */
class ExplainTest {
    private static final String KEY = "jobs/a b";
    private static final Instant DEADLINE = Instant.parse("2099-01-01T00:00:00Z");
    private static final byte[] VALUE = bytes("v4lue");

    @TempDir(factory = Scratch.class)
    private Path root;

    private record Case(Verb verb, Write write, Call call) {}

    private interface Call {
        void on(FileBackend backend) throws Exception;
    }

    private static List<Case> cases(Version current) {
        Write ending = new Write(Guard.ALWAYS, DEADLINE);
        Write absent = new Write(Guard.ABSENT, null);
        Write expected = new Write(Guard.version(current), DEADLINE);
        return List.of(
                new Case(Verb.GET, Write.PLAIN, b -> b.get(KEY)),
                new Case(Verb.HEAD, Write.PLAIN, b -> b.head(KEY)),
                new Case(
                        Verb.READ,
                        Write.PLAIN,
                        b -> b.read(KEY, 0, Long.MAX_VALUE).orElseThrow().close()),
                new Case(Verb.GET_ALL, Write.PLAIN, b -> b.getAll(List.of(KEY))),
                new Case(Verb.LIST, Write.PLAIN, b -> b.list(KEY, null, 10)),
                new Case(Verb.PUT, Write.PLAIN, b -> b.put(KEY, VALUE, Write.PLAIN)),
                new Case(Verb.PUT, ending, b -> b.put(KEY, VALUE, ending)),
                new Case(Verb.PUT, expected, b -> b.put(KEY, VALUE, expected)),
                new Case(Verb.PUT, absent, b -> {
                    watched(b, () -> b.delete(KEY, Guard.ALWAYS)); // not told
                    b.put(KEY, VALUE, absent);
                }),
                new Case(Verb.PUT_ALL, ending, b -> b.putAll(Map.of(KEY, VALUE), ending)),
                new Case(Verb.WRITE, ending, b -> b.write(KEY, out -> out.write(VALUE), ending)),
                new Case(Verb.DELETE, Write.PLAIN, b -> b.delete(KEY, Guard.ALWAYS)),
                new Case(
                        Verb.DELETE,
                        new Write(Guard.version(current), null),
                        b -> b.delete(KEY, Guard.version(current))),
                new Case(Verb.DELETE_ALL, Write.PLAIN, b -> b.deleteAll(List.of(KEY))),
                new Case(Verb.TAKE, Write.PLAIN, b -> b.take(KEY)));
    }

    private interface Body {
        void run() throws Exception;
    }

    private static final List<Step> STEPS = new CopyOnWriteArrayList<>();

    /** The steps of a body, which are then no longer among those of what is around it. */
    private static List<Step> watched(FileBackend backend, Body body) throws Exception {
        List<Step> taken = new ArrayList<>();
        backend.disk().watch(taken::add);
        body.run();
        List<Step> steps = List.copyOf(taken);
        backend.disk().watch(step -> STEPS.add(step));
        return steps;
    }

    @ParameterizedTest
    @CsvSource({"PLAIN,FULL", "SAFE,FULL", "PLAIN,NONE"})
    @Tag("PUT-3")
    void theStepsTakenAreThoseExplained(FileConfig.Layout layout, FileConfig.Fsync fsync) throws Exception {
        FileConfig config =
                FileConfig.of(root).sweep(Duration.ZERO).layout(layout).fsync(fsync);
        Tree tree = new Tree(root.toRealPath(), Layout.of(layout), new Durability(true), null);
        Set<Verb> compared = EnumSet.noneOf(Verb.class);
        try (FileBackend backend = FileBackend.open(config)) {
            backend.put("jobs/keeps the folder", VALUE, Write.PLAIN);
            int number = cases(new Version("")).size();
            for (int i = 0; i < number; i++) {
                Version current = backend.put(KEY, VALUE, Write.PLAIN).orElseThrow();
                Case each = cases(current).get(i);
                List<String> explained = backend.explain(each.verb, KEY, each.write);
                STEPS.clear();
                backend.disk().watch(step -> STEPS.add(step));
                each.call.on(backend);
                backend.disk().watch(step -> {});
                assertThat(STEPS.stream().map(step -> step.shown(tree)))
                        .as("%s", each)
                        .isEqualTo(explained);
                compared.add(each.verb);
            }
        }
        assertThat(compared).containsExactlyInAnyOrder(Verb.values());
    }

    @Test
    @Tag("PUT-3")
    void theStepsAreToldInWords() throws Exception {
        try (FileBackend backend = FileBackend.open(FileConfig.of(root).sweep(Duration.ZERO))) {
            assertThat(backend.explain(Verb.PUT, KEY, new Write(Guard.ABSENT, DEADLINE)))
                    .containsExactly(
                            "look at jobs/a b",
                            "write <value> to a private file",
                            "set its attribute user.larder.deadline to 2099-01-01T00:00:00Z",
                            "fsync a private file",
                            "lock jobs/a b",
                            "go on if it is absent",
                            "link a private file to jobs/a b",
                            "delete a private file",
                            "fsync the folder jobs");
            assertThat(backend.explain(Verb.TAKE, "top", Write.PLAIN))
                    .containsExactly(
                            "lock top",
                            "rename top to a private file",
                            "read a private file",
                            "delete a private file",
                            "fsync the folder of this process's private files",
                            "fsync the root");
        }
    }

    @Test
    void whatTheLayoutLacksHasItsReason() throws Exception {
        try (FileBackend backend = Fixture.open(root)) {
            assertThat(backend.lacks(Capability.NESTED_KEYS).orElseThrow()).contains("layout=safe");
            assertThat(backend.lacks(Capability.LIST)).isEmpty();
        }
    }
}
