package dev.larder.store.cli;

import dev.larder.serde.Codec;
import dev.larder.serde.Mode;
import dev.larder.serde.Serde;
import dev.larder.store.Store;
import dev.larder.store.backend.Meta;
import dev.larder.store.http.Header;
import dev.larder.store.http.HttpCache;
import dev.larder.store.http.StoredExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of a key or a store, as one line of JSON. Always the same names; what is not known is null. */
final class JsonLine {
    private JsonLine() {}

    static String of(String key, Meta meta) throws IOException {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("key", key);
        line.put("size", meta.size());
        line.put("version", meta.version().token());
        line.put("modified", text(meta.modified()));
        line.put("deadline", text(meta.deadline()));
        return json(line);
    }

    static String of(HttpCache.Item item) throws IOException {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("key", item.key());
        line.put("size", item.size());
        StoredExchange exchange = item.exchange().orElse(null);
        line.put("url", exchange == null ? null : exchange.request().url().toString());
        line.put("status", exchange == null ? null : exchange.response().status());
        line.put(
                "created",
                exchange == null ? null : exchange.metadata().createdAt().toString());
        line.put("uses", exchange == null ? null : exchange.metadata().numberOfUses());
        line.put("request", exchange == null ? null : lines(exchange.request().headers()));
        return json(line);
    }

    private static List<String> lines(List<Header> headers) {
        return headers.stream()
                .map(header -> header.name() + ": " + header.value())
                .toList();
    }

    static String of(Store store) throws IOException {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("store", store.toString());
        line.put(
                "capabilities",
                store.capabilities().stream().map(Enum::name).sorted().toList());
        return json(line);
    }

    private static @Nullable String text(@Nullable Object time) {
        return Objects.toString(time, null);
    }

    private static String json(Map<String, @Nullable Object> line) throws IOException {
        Codec<Object> codec = Serde.standard().codec(Mode.JSON, Object.class);
        try {
            return new String(codec.encode(line), StandardCharsets.UTF_8);
        } catch (Exception e) {
            throw new IOException("What is known could not be written as JSON", e);
        }
    }
}
