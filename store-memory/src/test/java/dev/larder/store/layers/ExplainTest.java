package dev.larder.store.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.Mode;
import dev.larder.store.Explanation;
import dev.larder.store.KeyQuery;
import dev.larder.store.Options;
import dev.larder.store.Options.OnCorrupt;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.backend.Backend;
import dev.larder.store.backend.BackendException;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.ErrorKind;
import dev.larder.store.backend.ForwardingBackend;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Verb;
import dev.larder.store.backend.Write;
import dev.larder.store.layer.Layers;
import dev.larder.store.layer.RetryPolicy;
import dev.larder.store.memory.MemoryBackend;
import dev.larder.store.memory.MemoryConfig;
import dev.larder.store.testkit.ManualClock;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An explanation names the methods of the backend that the call itself leads to, in their order, with the same deadlines. */
class ExplainTest {
    private static final Options.Chain<Object> TTL = Options.ttl(Duration.ofMinutes(1));
    private static final Options.Chain<String> MISSING =
            Options.model(String.class).onCorrupt(OnCorrupt.MISSING);

    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final List<String> log = new ArrayList<>();
    private final Backend recorder = recording(memory(clock), log);
    private final Store store = Store.over(recorder, clock);

    private record Case(String verb, String key, Options<?> options, Call call) {}

    private interface Call {
        void on(Store store) throws Exception;
    }

    private static Map<String, Case> cases() {
        Map<String, Case> cases = new LinkedHashMap<>();
        add(cases, "put", "k", TTL, s -> s.put("k", "v", TTL));
        add(cases, "put without ttl", "k", Options.none(), s -> s.put("k", "v"));
        add(cases, "putIfAbsent", "k", TTL, s -> s.putIfAbsent("k", "v", TTL));
        add(
                cases,
                "replace",
                "k",
                TTL,
                s -> s.replace("k", s.meta("k").orElseThrow().version(), "v", TTL));
        add(cases, "get", "k", Options.none(), s -> s.get("k"));
        add(cases, "entry", "k", Options.none(), s -> s.entry("k", Options.none()));
        add(cases, "pop", "k", Options.none(), s -> s.pop("k"));
        add(cases, "pop what decodes", "k", MISSING, s -> s.pop("k", MISSING));
        add(cases, "delete", "k", Options.none(), s -> s.delete("k"));
        add(cases, "exists", "k", Options.none(), s -> s.exists("k"));
        add(cases, "meta", "k", Options.none(), s -> s.meta("k"));
        add(cases, "touch", "k", Options.none(), s -> s.touch("k"));
        add(cases, "keys", "", Options.none(), s -> s.keys().close());
        add(
                cases,
                "keys below",
                "k",
                Options.none(),
                s -> s.keys(KeyQuery.prefix("k")).forEach(v -> {}));
        add(
                cases,
                "entries",
                "k",
                Options.none(),
                s -> s.entries(KeyQuery.prefix("k"), Options.none()).forEach(v -> {}));
        add(cases, "deleteAll", "k", Options.none(), s -> s.deleteAll(KeyQuery.prefix("k")));
        add(cases, "getAll", "k", Options.none(), s -> s.getAll(List.of("k"), Object.class));
        add(cases, "putAll", "k", TTL, s -> s.putAll(Map.of("k", "v"), TTL));
        add(cases, "read", "k", Options.none(), s -> s.read("k").orElseThrow().close());
        add(cases, "write", "k", TTL, s -> s.write("k", out -> out.write(1), TTL));
        add(
                cases,
                "lines",
                "k",
                Options.none(),
                s -> s.lines("k", Options.none()).forEach(v -> {}));
        return cases;
    }

    private static void add(Map<String, Case> cases, String name, String key, Options<?> options, Call call) {
        cases.put(name, new Case(name.replaceFirst(" .*", ""), key, options, call));
    }

    @TestFactory
    Stream<DynamicTest> everyVerbIsExplainedAsItRuns() {
        return cases().entrySet().stream()
                .map(named -> DynamicTest.dynamicTest(named.getKey(), () -> runsAsExplained(named.getValue())));
    }

    private void runsAsExplained(Case it) throws Exception {
        store.put("k", "v");
        log.clear();
        List<String> told = store.explain(it.verb(), it.key(), it.options()).steps();
        assertThat(log).as("explaining makes no call").isEmpty();
        it.call().on(store);
        List<String> made = new ArrayList<>(log);
        if (it.verb().equals("replace")) {
            made.remove(0); // the version was asked for first
        } else if (it.key().isEmpty()) {
            assertThat(made).as("a listing is lazy").isEmpty();
            return;
        }
        assertThat(told).isEqualTo(made);
    }

    @Test
    void noVerbOfTheStoreIsForgotten() {
        Set<String> verbs = new TreeSet<>();
        for (Method method : Store.class.getMethods()) {
            if (Set.of("keys", "entries", "deleteAll").contains(method.getName())
                    || (method.getParameterCount() > 0
                            && Set.of(String.class, Collection.class, Map.class)
                                    .contains(method.getParameterTypes()[0]))) {
                verbs.add(method.getName());
            }
        }
        verbs.removeAll(Set.of("at", "open", "check", "explain", "sweep")); // these are no calls on an entry
        assertThat(cases().values().stream().map(Case::verb)).containsAll(verbs);
        assertThat(verbs).hasSizeGreaterThan(15);
    }

    @Test
    void everyVerbOfTheBackendIsAMethod() {
        Set<String> methods = new TreeSet<>();
        Arrays.stream(Backend.class.getMethods()).forEach(method -> methods.add(method.getName()));
        assertThat(Verb.values()).allSatisfy(verb -> assertThat(methods).contains(verb.toString()));
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void aDriverThatSaysNothingMoreNamesItsMethod(Verb verb) throws Exception {
        Backend bare = proxy(InvocationHandler::invokeDefault);
        assertThat(bare.explain(verb, "k\n", Write.PLAIN)).containsExactly(verb + " k\\u000A");
        assertThat(bare.lacks(Capability.TTL)).isEmpty();
    }

    @Test
    void theStackIsToldAndTheLayersDoTheirPart() {
        byte[] key = "CANARY-CANARY-16".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        try (Store layered = Store.over(memory(clock), clock)
                .layer(Layers.encrypted(new SecretKeySpec(key, "AES")))
                .layer(Layers.retrying(RetryPolicy.standard()))
                .at("app/")) {
            Explanation told = layered.explain("putIfAbsent", "u/1", TTL);
            assertThat(told.stack()).isEqualTo("prefixed(app/) > retrying(3) > encrypted(aes-gcm) > memory:");
            assertThat(told.steps()).containsExactly("put app/u/1 <value> if absent until 2026-01-01T00:01:00Z");
            assertThat(told).hasToString(told.stack() + "\n  put app/u/1 <value> if absent until 2026-01-01T00:01:00Z");
            assertThat(layered.explain("read", "u/1", Options.none()).steps()).containsExactly("find app/u/1");
            assertThat(layered.explain("keys", "u/", Options.none()).steps())
                    .containsExactly("sort the keys that begin with app/u/");
        }
    }

    @ParameterizedTest
    @EnumSource(Capability.class)
    void whatAReadOnlyStoreRefusesHasItsReason(Capability capability) {
        Store readOnly = store.layer(Layers.readOnly());
        Optional<String> why = readOnly.unwrap(Backend.class).orElseThrow().lacks(capability);
        assertThat(why.isPresent()).isNotEqualTo(readOnly.capabilities().contains(capability));
        why.ifPresent(reason ->
                assertThatThrownBy(() -> readOnly.requiring(capability)).hasMessageContaining(reason));
        refused(ErrorKind.UNSUPPORTED, () -> readOnly.explain("put", "k", Options.none()));
        refused(ErrorKind.UNSUPPORTED, () -> readOnly.explain("delete", "k", Options.none()));
        assertThat(readOnly.explain("get", "k", Options.none()).steps()).hasSize(1);
    }

    @Test
    void whatACallWouldRefuseIsRefused() {
        refused(ErrorKind.INVALID, () -> store.explain("get", "a//b", Options.none()));
        refused(ErrorKind.INVALID, () -> store.explain("keys", "a//b", Options.none()));
        refused(ErrorKind.INVALID, () -> store.explain("get", "k", TTL));
        refused(ErrorKind.INVALID, () -> store.explain("delete", "k", TTL));
        refused(ErrorKind.INVALID, () -> store.explain("write", "k", Options.mode(Mode.RAW)));
        refused(ErrorKind.INVALID, () -> store.explain("lines", "k", Options.mode(Mode.BINARY)));
        refused(ErrorKind.INVALID, () -> store.explain(null, "k", Options.none()));
        refused(ErrorKind.INVALID, () -> store.explain("get", "k", null));
        for (String verb : cases().values().stream().map(Case::verb).toList()) {
            refused(ErrorKind.INVALID, () -> store.explain(verb, "\n", Options.none()));
        }
        assertThatThrownBy(() -> store.explain("putIfAbsnt", "k", Options.none()))
                .hasMessageContaining("did you mean 'putIfAbsent'?")
                .hasMessageContaining("Known: put, ");
    }

    @Test
    @Tag("CAP-1")
    void whatTheBackendCannotDoIsRefused() {
        Store plain = Store.over(new Without(recorder));
        for (String verb :
                List.of("putIfAbsent", "replace", "pop", "keys", "entries", "deleteAll", "read", "write", "lines")) {
            refused(ErrorKind.UNSUPPORTED, () -> plain.explain(verb, "k", Options.none()));
        }
        refused(ErrorKind.UNSUPPORTED, () -> plain.explain("put", "k", TTL));
        assertThat(plain.explain("put", "k", Options.none()).steps()).hasSize(1);
    }

    private static void refused(ErrorKind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    /** Can nothing but put, get and delete. */
    private static final class Without extends ForwardingBackend {
        Without(Backend inner) {
            super(inner);
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of();
        }

        @Override
        protected String label() {
            return "without";
        }
    }

    private static Backend memory(ManualClock clock) {
        try {
            return MemoryBackend.open(MemoryConfig.standard().clock(clock));
        } catch (BackendException e) {
            throw new AssertionError(e);
        }
    }

    /** A backend in memory that writes down what is called, and explains with the same words. */
    private static Backend recording(Backend memory, List<String> log) {
        Set<String> verbs = new TreeSet<>();
        Arrays.stream(Verb.values()).forEach(verb -> verbs.add(verb.toString()));
        return proxy((proxy, method, args) -> {
            if (method.getName().equals("explain")) {
                return List.of(line(args[0].toString(), (Write) args[2]));
            }
            if (verbs.contains(method.getName())) {
                Object last = args[args.length - 1];
                log.add(line(
                        method.getName(),
                        last instanceof Write write
                                ? write
                                : last instanceof Guard guard ? new Write(guard, null) : Write.PLAIN));
            }
            return method.invoke(memory, args);
        });
    }

    private static String line(String verb, Write write) {
        return verb + " " + write.guard().kind() + " " + write.deadline();
    }

    private static Backend proxy(InvocationHandler handler) {
        return (Backend)
                Proxy.newProxyInstance(Backend.class.getClassLoader(), new Class<?>[] {Backend.class}, handler);
    }
}
