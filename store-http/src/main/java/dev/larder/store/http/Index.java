package dev.larder.store.http;

import dev.larder.serde.SerdeException;
import dev.larder.store.backend.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The variants of one URL, the newest first.
 *
 * @param variants the variants
 * @param version of what is stored, or null if nothing is
 */
record Index(List<Variant> variants, @Nullable Version version) {
    static final int MOST = 32;

    /** The index of stored bytes; one that cannot be read has no variants, and is written anew. */
    static Index read(byte[] bytes, Version version) {
        List<Variant> variants = new ArrayList<>();
        try {
            if (JsonExchanges.tree(bytes) instanceof List<?> lines) {
                lines.forEach(line -> Variant.read(line).ifPresent(variants::add));
            }
        } catch (SerdeException e) {
            // as if nothing were stored
            return new Index(List.of(), version);
        }
        return new Index(List.copyOf(variants), version);
    }

    byte[] write() {
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        for (Variant variant : variants) {
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            line.put("vary", variant.vary());
            line.put("variant", variant.digest());
            line.put("date", HttpDates.format(variant.date()));
            if (variant.forced() != null) {
                line.put("forced", variant.forced());
            }
            lines.add(line);
        }
        return JsonText.of(lines).getBytes(StandardCharsets.US_ASCII);
    }

    /** {@return of the variants that answer a request the one with the latest date} RFC 9111, 4. */
    Optional<Variant> find(java.net.http.HttpRequest request, String partition) {
        return variants.stream()
                .filter(variant -> variant.answers(partition, request))
                .sorted(Comparator.comparing(Variant::date).reversed())
                .findFirst();
    }

    Index with(Variant variant) {
        List<Variant> changed = new ArrayList<>(List.of(variant));
        changed.addAll(without(variant.digest()).variants);
        return new Index(changed, version);
    }

    Index without(String digest) {
        return new Index(
                variants.stream()
                        .filter(variant -> !variant.digest().equals(digest))
                        .toList(),
                version);
    }

    /** {@return the newest, as many as are kept} */
    Index cut() {
        return new Index(variants.subList(0, Math.min(MOST, variants.size())), version);
    }
}
