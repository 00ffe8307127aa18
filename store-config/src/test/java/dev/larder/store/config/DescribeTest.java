package dev.larder.store.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescribeTest {
    @TempDir
    Path temp;

    @Test
    void everythingThatCountsIsShownWithItsPlace() throws IOException {
        Path file = Files.writeString(temp.resolve("s.yaml"), """
                stores:
                  jobs:
                    uri: redis://user:hunter2@cache:6379/0?mode=json
                    mode: raw
                    ttl: ${TTL}
                    require: [ATOMIC_POP, ttl]
                    model: com.acme.Job
                    allow: [com.acme.*]
                    layers:
                      - prefixed: "a b/"
                      - retrying: { attempts: 3, base: "${BASE:-100ms}" }
                      - compressed: { min: 2KiB }
                      - encrypted: { keys: { k1: "${OLD_KEY}", k2: "${KEY}" }, use: k2 }
                      - read-only
                    settings:
                      queue: 100
                      password: hunter2
                      user: me
                """);
        Map<String, String> environment = new TreeMap<>(Samples.VARIABLES);
        environment.put("LARDER_CONFIG", file.toString());
        environment.put("LARDER_STORES__JOBS__ON_CORRUPT", "missing");
        try (Stores stores = Stores.fromEnvironment(environment)) {
            String described = stores.describe()
                    .replace(file.toString(), "s.yaml")
                    .lines()
                    .map(line -> line.replaceAll(" {2,}# ", " # "))
                    .collect(Collectors.joining("\n", "", "\n"));
            assertThat(described).isEqualTo("""
                    stores:
                      jobs:
                        uri: redis://***@cache:6379/0?mode=json # s.yaml:3:10
                        ttl: "***" # s.yaml:5:10
                        on-corrupt: missing # environment LARDER_STORES__JOBS__ON_CORRUPT
                        booleans: native # default
                        model: com.acme.Job # s.yaml:7:12
                        require: [ATOMIC_POP, ttl]
                        allow: [com.acme.*]
                        layers:
                          - prefixed: "a b/"
                          - retrying: { attempts: 3, base: "***" }
                          - compressed: { min: 2KiB }
                          - encrypted: { keys: { k1: "***", k2: "***" }, use: k2 }
                          - read-only
                        settings:
                          max-value: 64MiB # default
                          password: "***" # s.yaml:17:17
                          queue: 100 # s.yaml:16:14
                          timeout: 5s # default
                          user: me # s.yaml:18:13
                    """);
        }
    }

    @Test
    void whatIsShownCanBeReadAgainWhereNothingIsMasked() throws IOException {
        for (String yaml : new String[] {
            "stores: {a: {uri: 'memory:x', layers: [prefixed: 'null', prefixed: 'a: b', prefixed: \"\\\"'#\\\\\", observed]}}",
            "stores: {a: {uri: 'file:da ta?fsync=none', require: 'LIST,TTL', settings: {sweep: '0', prefix: 'true'}}}"
        }) {
            Path file = Files.writeString(temp.resolve("s.yaml"), yaml);
            String first = Stores.from(file).describe();
            Path again = Files.writeString(temp.resolve("t.yaml"), first);
            assertThat(withoutPlaces(Stores.from(again).describe())).isEqualTo(withoutPlaces(first));
        }
    }

    private static String withoutPlaces(String described) {
        return described.replaceAll(" +# \\S+\n", "\n").replaceAll("(?m)^.*# default$", "");
    }
}
